import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId } from 'react';
import {
  Form,
  maxLength,
  required,
  TextInput,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../../shared/deskPeople.ts';
import { fieldErrorsOf, messageOf } from '../../shared/errors.ts';
import { DeskSaveButton } from '../../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../../shared/panel/useFocusFirst.ts';
import { PersonInput } from '../../shared/PersonInput.tsx';
import { useBusinessDate, useSession } from '../../shared/session.ts';

const field = (name: string) => `resources.assignment_keeps.fields.${name}`;
/** The days that stand there to begin with. */
const USUAL_DAYS = 30;
const NONE = {};

/** Asks until when and why a borrower stays, and of a supervisor with whom. */
export function KeepDialog({ borrower, onClose }: { borrower: Borrower; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider();
  const today = useBusinessDate();
  const session = useSession();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      const data = { ...values, borrower_id: borrower.id };
      await dataProvider.create('assignment_keeps', { data });
      notify('assignment.keep.done', { type: 'success' });
      onClose();
      refresh();
      return undefined;
    } catch (error) {
      const { borrower_id: whole, ...fields } = fieldErrorsOf(error) ?? {};
      if (whole || Object.keys(fields).length === 0) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  // A clerk asks for their own; a supervisor says for whom.
  const chooses = session?.role === 'supervisor';
  const until_on = addDays(today, USUAL_DAYS);
  const defaults = chooses ? { until_on } : { user_id: session?.id, until_on };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      {/* Without a record of its own the form would hold the borrower's fields. */}
      <Form record={NONE} onSubmit={submit} defaultValues={defaults} noValidate>
        <DialogTitle id={id}>
          {translate('assignment.keep.title', { name: borrower.full_name })}
        </DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>
            {translate('assignment.keep.hint')}
          </DialogContentText>
          <TextInput
            source="reason"
            label={field('reason')}
            multiline
            minRows={2}
            validate={[required(), maxLength(500)]}
            helperText={false}
          />
          <DayInput
            source="until_on"
            label={field('until_on')}
            validate={required()}
            helperText={false}
          />
          {chooses && (
            <PersonInput
              source="user_id"
              label={field('user_id')}
              among={DESK_PEOPLE}
              validate={required()}
              helperText={false}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="assignment.keep.action" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
