import { maxValue, minValue, required } from 'react-admin';
import { FormGrid } from '../shared/FormGrid.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** An objection must be answered within 20 days by law: a policy may only be shorter. */
const LAW_DAYS = 20;

function DaysInput({ name, max, mostKey }: { name: string; max: number; mostKey?: string }) {
  return (
    <WholeInput
      source={`rule.credit_repair.${name}`}
      label={`policies.figures.${name}`}
      validate={[required(), minValue(1), maxValue(max, mostKey)]}
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
      <DaysInput name="pause_max_days" max={730} />
    </FormGrid>
  );
}
