import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { LimitationInterruption } from '../../../server/contract/resources/limitation.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { LimitationChangeForm, LimitationForm } from './LimitationForm.tsx';

/** Payments, plans and suits the console finds by itself; these are told to it. */
const ENTERED = ['demand', 'acknowledgement', 'promise', 'arbitration', 'part_payment', 'suit'];

const PROCEEDINGS: readonly unknown[] = ['suit', 'arbitration'];

/** Something that starts the limitation anew, with what proves it. */
export function InterruptionPanel({ loan, preset, onSaved }: LoanFormProps) {
  const on = useBusinessDate();
  const caseId = preset?.['legal_case_id'] as number | undefined;
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
  return PROCEEDINGS.includes(kind) ? (
    <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" />
  ) : null;
}

export function InterruptionChangePanel({ loan, preset, onSaved }: LoanFormProps) {
  const row = preset as unknown as LimitationInterruption;
  const proceeding = PROCEEDINGS.includes(row.kind);
  const proof = { evidence: row.evidence ?? '', attachment_id: row.attachment_id };
  return (
    <LimitationChangeForm
      id={row.id}
      loan={loan}
      resource="limitation_interruptions"
      caseId={row.legal_case_id ?? undefined}
      defaults={{ ...proof, ...(proceeding ? { ended_on: row.ended_on } : {}) }}
      needed
      onSaved={onSaved}
    >
      {proceeding && (
        <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" />
      )}
    </LimitationChangeForm>
  );
}
