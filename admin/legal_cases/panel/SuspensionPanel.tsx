import { required } from 'react-admin';
import type { LimitationSuspension } from '../../../server/contract/resources/limitation.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { LimitationChangeForm, LimitationForm } from './LimitationForm.tsx';

/** What kept the lender from claiming. Without proof it is kept, and does not count. */
export function SuspensionPanel({ loan, preset, onSaved }: LoanFormProps) {
  const from_on = useBusinessDate();
  const caseId = preset?.['legal_case_id'] as number | undefined;
  return (
    <LimitationForm
      loan={loan}
      resource="limitation_suspensions"
      caseId={caseId}
      words="suspensions"
      kinds="suspension_kinds"
      defaults={{ from_on, until_on: null }}
      onSaved={onSaved}
    >
      <DayInput source="from_on" validate={required()} fullWidth helperText={false} />
      <DayInput source="until_on" fullWidth helperText="legal_cases.suspensions.until_help" />
    </LimitationForm>
  );
}

export function SuspensionChangePanel({ loan, preset, onSaved }: LoanFormProps) {
  const row = preset as unknown as LimitationSuspension;
  const defaults = {
    until_on: row.until_on,
    evidence: row.evidence ?? '',
    attachment_id: row.attachment_id,
  };
  return (
    <LimitationChangeForm
      id={row.id}
      loan={loan}
      resource="limitation_suspensions"
      caseId={row.legal_case_id ?? undefined}
      defaults={defaults}
      onSaved={onSaved}
    >
      <DayInput source="until_on" fullWidth helperText="legal_cases.suspensions.until_help" />
    </LimitationChangeForm>
  );
}
