import { maxValue, minValue, required } from 'react-admin';
import { MIN_PASSWORD_LENGTH } from '../../server/contract/limits.ts';
import { EnumArrayInput } from '../shared/EnumArrayInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** What the contract lets a lender choose: the least and the most of each figure. */
const BOUNDS = {
  least_length: [MIN_PASSWORD_LENGTH, 64],
  password_days: [0, 730],
  idle_minutes: [5, 120],
  session_hours: [1, 24],
} as const;

/** Asks how people sign in, for how long, and which roles need a code as well. */
export function SignInInputs() {
  return (
    <>
      <FormGrid>
        {Object.entries(BOUNDS).map(([name, [least, most]]) => (
          <WholeInput
            key={name}
            source={`rule.sign_in.${name}`}
            label={`policies.figures.${name}`}
            validate={[required(), minValue(least), maxValue(most)]}
            helperText={false}
          />
        ))}
      </FormGrid>
      <EnumArrayInput
        source="rule.sign_in.second_factor"
        label="policies.figures.second_factor"
        of="roles"
        helperText="policies.form.second_factor_help"
      />
    </>
  );
}
