import { useQueryClient } from '@tanstack/react-query';
import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { FormDialog } from '../shared/forms/FormDialog.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useBusinessDate } from '../shared/session.ts';

const field = (name: string) => `resources.absences.fields.${name}`;

/** Asks who is on leave, and on which days. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const today = useBusinessDate();
  return (
    <FormDialog
      title={translate('assignment.absence.add')}
      hint={translate('assignment.absence.hint')}
      actionKey="assignment.absence.add"
      doneKey="assignment.absence.done"
      resource="absences"
      defaults={{ from_on: today, until_on: today }}
      onDone={() => void client.invalidateQueries({ queryKey: ['preview', 'assignment_runs'] })}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
