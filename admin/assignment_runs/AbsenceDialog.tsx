import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
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
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useBusinessDate } from '../shared/session.ts';

const field = (name: string) => `resources.absences.fields.${name}`;

/** Asks who is on leave, and on which days. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const dataProvider = useDataProvider();
  const today = useBusinessDate();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      await dataProvider.create('absences', { data: values });
      notify('assignment.absence.done', { type: 'success' });
      onClose();
      refresh();
      void client.invalidateQueries({ queryKey: ['preview', 'assignment_runs'] });
      return undefined;
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (!fields) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form onSubmit={submit} defaultValues={{ from_on: today, until_on: today }} noValidate>
        <DialogTitle id={id}>{translate('assignment.absence.add')}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>
            {translate('assignment.absence.hint')}
          </DialogContentText>
          <PersonInput
            source="user_id"
            label={field('user_id')}
            among={DESK_PEOPLE}
            validate={required()}
            helperText={false}
          />
          <DayInput
            source="from_on"
            label={field('from_on')}
            validate={required()}
            helperText={false}
          />
          <DayInput
            source="until_on"
            label={field('until_on')}
            validate={required()}
            helperText={false}
          />
          <TextInput
            source="reason"
            label={field('reason')}
            validate={maxLength(200)}
            helperText={false}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="assignment.absence.add" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
