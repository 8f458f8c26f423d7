import { maxValue, minValue, required } from 'react-admin';
import { READ_KINDS, ROLES } from '../../server/contract/enums.ts';
import { FormGrid } from '../shared/FormGrid.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const MOST = 10_000;

/** Asks how much of what is kept masked one person looks at before a second one is asked. */
export function ReadInputs() {
  return (
    <FormGrid>
      {ROLES.flatMap((role) =>
        READ_KINDS.map((kind) => (
          <WholeInput
            key={`${role}/${kind}`}
            source={`rule.personal_reads.${role}_${kind}`}
            label={`policies.figures.${role}_${kind}`}
            validate={[required(), minValue(0), maxValue(MOST)]}
            helperText={false}
          />
        )),
      )}
    </FormGrid>
  );
}
