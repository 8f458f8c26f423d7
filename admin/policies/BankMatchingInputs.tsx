import { BooleanInput, maxValue, minValue, required } from 'react-admin';
import { WholeInput } from '../shared/WholeInput.tsx';

/** Asks when money of a statement may be booked without anybody looking at it. */
export function BankMatchingInputs() {
  return (
    <>
      <BooleanInput
        source="rule.bank_matching.automatic"
        label="policies.matching_automatic"
        helperText={false}
      />
      <WholeInput
        source="rule.bank_matching.early_days"
        label="policies.matching_days"
        validate={[required(), minValue(0), maxValue(31)]}
        helperText={false}
      />
      <BooleanInput
        source="rule.bank_matching.payoff"
        label="policies.matching_closes"
        helperText="policies.about.bank_matching"
      />
    </>
  );
}
