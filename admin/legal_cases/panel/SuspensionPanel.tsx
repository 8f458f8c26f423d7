import { required } from 'react-admin';
import { DayInput } from '../../shared/DayInput.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { LimitationChangeForm, LimitationForm } from './LimitationForm.tsx';

/** Enters what kept the lender from claiming. Without proof it is kept, and does not count. */
export function SuspensionPanel({ loan, caseId, onSaved }: LoanFormProps<'suspension'>) {
  const from_on = useBusinessDate();
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

export function SuspensionChangePanel({
  loan,
  suspension,
  onSaved,
}: LoanFormProps<'suspension_change'>) {
  const defaults = {
    until_on: suspension.until_on,
    evidence: suspension.evidence ?? '',
    attachment_id: suspension.attachment_id,
  };
  return (
    <LimitationChangeForm
      id={suspension.id}
      loan={loan}
      resource="limitation_suspensions"
      caseId={suspension.legal_case_id ?? undefined}
      defaults={defaults}
      onSaved={onSaved}
    >
      <DayInput source="until_on" fullWidth helperText="legal_cases.suspensions.until_help" />
    </LimitationChangeForm>
  );
}
