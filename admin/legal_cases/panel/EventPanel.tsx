import { TextInput, maxLength, required } from 'react-admin';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { EntryForm } from './EntryForm.tsx';

/** Adds an event to the timeline of the case. It stays as it is written. */
export function EventPanel({ caseId, onSaved }: LoanFormProps<'event'>) {
  const on = useBusinessDate();
  return (
    <EntryForm
      resource="case_events"
      defaults={{ legal_case_id: caseId, on, text: '' }}
      savedKey="legal_cases.events.saved"
      saveKey="legal_cases.events.save"
      onSaved={onSaved}
    >
      <TextInput
        source="text"
        multiline
        minRows={4}
        fullWidth
        validate={[required(), maxLength(1000)]}
        helperText="legal_cases.events.text_help"
      />
      <DayInput source="on" validate={required()} fullWidth helperText={false} />
    </EntryForm>
  );
}
