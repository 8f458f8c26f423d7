import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../../shared/deskPeople.ts';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { PersonInput } from '../../shared/PersonInput.tsx';
import { useBusinessDate, useSession } from '../../shared/session.ts';

const field = (name: string) => `resources.assignment_keeps.fields.${name}`;
/** The days that stand there to begin with. */
const USUAL_DAYS = 30;

/** Asks until when and why a borrower stays, and of a supervisor with whom. */
export function KeepDialog({ borrower, onClose }: { borrower: Borrower; onClose: () => void }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const session = useSession();
  // A clerk asks for their own; a supervisor says for whom.
  const chooses = session?.role === 'supervisor';
  const until_on = addDays(today, USUAL_DAYS);
  return (
    <FormDialog
      title={translate('assignment.keep.title', { name: borrower.full_name })}
      hint={translate('assignment.keep.hint')}
      actionKey="assignment.keep.action"
      doneKey="assignment.keep.done"
      resource="assignment_keeps"
      fixed={{ borrower_id: borrower.id }}
      defaults={chooses ? { until_on } : { user_id: session?.id, until_on }}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
