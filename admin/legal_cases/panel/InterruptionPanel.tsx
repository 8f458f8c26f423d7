import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { INTERRUPTION_KINDS } from '../../../server/contract/enums.ts';
import { isProceeding } from '../../../server/domain/legal/interruptionRules.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { LimitationChangeForm, LimitationForm } from './LimitationForm.tsx';

/** What people enter: signed plans the console finds by itself, as it does payments and suits. */
const ENTERED = INTERRUPTION_KINDS.filter((kind) => kind !== 'plan');

const isEnded = (kind: unknown): boolean =>
  ENTERED.some((known) => known === kind && isProceeding(known));

/** Enters something that starts the limitation anew, with what proves it. */
export function InterruptionPanel({ loan, caseId, onSaved }: LoanFormProps<'interruption'>) {
  const on = useBusinessDate();
  return (
    <LimitationForm
      loan={loan}
      resource="limitation_interruptions"
      caseId={caseId}
      words="limitation"
      kinds="interruption_kinds"
      only={ENTERED}
      defaults={{ on, ended_on: null }}
      needed
      onSaved={onSaved}
    >
      <DayInput
        source="on"
        validate={required()}
        fullWidth
        helperText="legal_cases.limitation.on_help"
      />
      <EndInput />
    </LimitationForm>
  );
}

function EndInput() {
  const kind = useWatch({ name: 'kind' }) as unknown;
  return isEnded(kind) ? (
    <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" />
  ) : null;
}

export function InterruptionChangePanel({
  loan,
  interruption,
  onSaved,
}: LoanFormProps<'interruption_change'>) {
  const proceeding = isEnded(interruption.kind);
  const proof = {
    evidence: interruption.evidence ?? '',
    attachment_id: interruption.attachment_id,
  };
  return (
    <LimitationChangeForm
      id={interruption.id}
      loan={loan}
      resource="limitation_interruptions"
      caseId={interruption.legal_case_id ?? undefined}
      defaults={{ ...proof, ...(proceeding ? { ended_on: interruption.ended_on } : {}) }}
      needed
      onSaved={onSaved}
    >
      {proceeding && (
        <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" />
      )}
    </LimitationChangeForm>
  );
}
