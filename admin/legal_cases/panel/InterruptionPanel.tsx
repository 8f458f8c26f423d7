import { TextInput, maxLength, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { LimitationInterruption } from '../../../server/contract/resources/legalCases.ts';
import { ChoiceButtons } from '../../collection_notes/ChoiceButtons.tsx';
import type { LoanFormProps } from '../../loans/PanelForm.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { EntryForm } from './EntryForm.tsx';
import { FileInput } from './FileInput.tsx';
import { Hint } from './Hint.tsx';

/** Payments, plans and suits the console finds by itself; these are told to it. */
const ENTERED = ['demand', 'acknowledgement', 'promise', 'arbitration', 'part_payment', 'suit'];

const PROCEEDINGS: readonly unknown[] = ['suit', 'arbitration'];

/** Something that starts the limitation anew. Without proof it is kept, and does not count. */
export function InterruptionPanel({ loan, preset, onDirty, onSaved }: LoanFormProps) {
  const translate = useTranslate();
  const on = useBusinessDate();
  const caseId = preset?.['legal_case_id'] as number | undefined;
  return (
    <EntryForm
      resource="limitation_interruptions"
      defaults={{ loan_id: loan.id, legal_case_id: caseId, kind: 'demand', on, ended_on: null, evidence: '', attachment_id: null }}
      savedKey="legal_cases.limitation.saved"
      saveKey="legal_cases.limitation.save"
      onDirty={onDirty}
      onSaved={onSaved}
    >
      <Hint>{translate('legal_cases.limitation.form_hint')}</Hint>
      <ChoiceButtons source="kind" of="interruption_kinds" only={ENTERED} isRequired />
      <KindHint />
      <DayInput source="on" validate={required()} fullWidth helperText="legal_cases.limitation.on_help" />
      <EndInput />
      <TextInput source="evidence" multiline minRows={2} fullWidth validate={maxLength(300)} helperText="legal_cases.limitation.evidence_help" />
      <FileInput loanId={loan.id} {...(caseId === undefined ? {} : { caseId })} />
    </EntryForm>
  );
}

/** What of this kind counts as one. */
function KindHint() {
  const translate = useTranslate();
  const kind = useWatch({ name: 'kind' }) as unknown;
  return typeof kind === 'string' ? <Hint>{translate(`legal_cases.limitation.of.${kind}`)}</Hint> : null;
}

function EndInput() {
  const kind = useWatch({ name: 'kind' }) as unknown;
  return PROCEEDINGS.includes(kind) ? <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" /> : null;
}

/** Its proof, and the end of a proceeding, may come later. */
export function InterruptionChangePanel({ loan, preset, onDirty, onSaved }: LoanFormProps) {
  const row = preset as unknown as LimitationInterruption;
  const proceeding = PROCEEDINGS.includes(row.kind);
  return (
    <EntryForm
      resource="limitation_interruptions"
      id={row.id}
      defaults={{ evidence: row.evidence ?? '', attachment_id: row.attachment_id, ...(proceeding ? { ended_on: row.ended_on } : {}) }}
      savedKey="legal_cases.limitation.changed"
      saveKey="ra.action.save"
      onDirty={onDirty}
      onSaved={onSaved}
    >
      <TextInput source="evidence" multiline minRows={2} fullWidth validate={maxLength(300)} helperText="legal_cases.limitation.evidence_help" />
      {proceeding && <DayInput source="ended_on" fullWidth helperText="legal_cases.limitation.ended_help" />}
      <FileInput loanId={loan.id} {...(row.legal_case_id === null ? {} : { caseId: row.legal_case_id })} />
    </EntryForm>
  );
}
