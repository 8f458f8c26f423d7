import { maxLength, maxValue, minValue, required, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormGrid } from '../shared/FormGrid.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** An objection must be answered within 20 days by law: a policy may only be shorter. */
const LAW_DAYS = 20;

function DaysInput({
  name,
  max,
  min = 1,
  mostKey,
}: {
  name: string;
  max: number;
  min?: number;
  mostKey?: string;
}) {
  return (
    <WholeInput
      source={`rule.credit_repair.${name}`}
      label={`policies.figures.${name}`}
      validate={[required(), minValue(min), maxValue(max, mostKey)]}
      helperText={false}
    />
  );
}

/**
 * Asks how long each kind of request may take, when it counts as nearly due, and how long reporting
 * may pause.
 */
export function RepairInputs() {
  return (
    <FormGrid>
      <DaysInput name="objection_days" max={LAW_DAYS} mostKey="policies.form.objection_most" />
      <DaysInput name="relief_days" max={180} />
      <DaysInput name="notice_days" max={180} />
      <DaysInput name="soon_days" max={30} />
      <DaysInput name="pause_max_days" min={0} max={730} />
      <PauseDocument />
    </FormGrid>
  );
}

/** Asks for the document that allows reporting to pause, where a policy lets it. */
function PauseDocument() {
  const days = useWatch({ name: 'rule.credit_repair.pause_max_days' }) as unknown;
  if (typeof days !== 'number' || days === 0) return null;
  return (
    <TextInput
      source="rule.credit_repair.pause_document"
      label="policies.figures.pause_document"
      validate={[required(), maxLength(200)]}
      helperText="policies.form.pause_document_help"
      fullWidth
    />
  );
}
