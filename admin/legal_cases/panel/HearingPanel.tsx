import { TextInput, maxLength, regex, required } from 'react-admin';
import type { CaseHearing } from '../../../server/contract/resources/hearings.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { EntryForm } from './EntryForm.tsx';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When and where the court sits; later what came of it. */
export function HearingPanel({ preset, onSaved }: LoanFormProps) {
  return (
    <EntryForm
      resource="case_hearings"
      defaults={{
        legal_case_id: preset?.['legal_case_id'],
        on: null,
        time: '',
        room: '',
        purpose: '',
      }}
      savedKey="legal_cases.hearings.saved"
      saveKey="legal_cases.hearings.save"
      onSaved={onSaved}
    >
      <WhenAndWhere />
    </EntryForm>
  );
}

export function HearingChangePanel({ preset, onSaved }: LoanFormProps) {
  const { id, on, time, room, purpose, status, result } = preset as unknown as CaseHearing;
  return (
    <EntryForm
      resource="case_hearings"
      id={id}
      defaults={{ status, result: result ?? '', on, time: time ?? '', room: room ?? '', purpose }}
      savedKey="legal_cases.hearings.changed"
      saveKey="ra.action.save"
      onSaved={onSaved}
    >
      <ChoiceButtons source="status" of="hearing_statuses" isRequired />
      <TextInput
        source="result"
        multiline
        minRows={3}
        fullWidth
        validate={maxLength(1000)}
        helperText="legal_cases.hearings.result_help"
      />
      <WhenAndWhere />
    </EntryForm>
  );
}

function WhenAndWhere() {
  return (
    <>
      <DayInput source="on" validate={required()} fullWidth helperText={false} />
      <TextInput
        source="time"
        fullWidth
        validate={regex(CLOCK, 'legal_cases.hearings.time_form')}
        placeholder="09:30"
        helperText={false}
        autoComplete="off"
      />
      <TextInput
        source="room"
        fullWidth
        validate={maxLength(100)}
        helperText={false}
        autoComplete="off"
      />
      <TextInput
        source="purpose"
        fullWidth
        validate={[required(), maxLength(100)]}
        helperText="legal_cases.hearings.purpose_help"
        autoComplete="off"
      />
    </>
  );
}
