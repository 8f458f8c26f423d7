import { required } from 'react-admin';
import { ROW_SCOPES } from '../../server/contract/enums.ts';
import { EnumInput } from '../shared/EnumInput.tsx';

/** How far each role may be let see; a supervisor's own work is the team's. */
const OFFERED = { staff: ROW_SCOPES, supervisor: ['all', 'team'] } as const;

/** Asks which borrowers each role of the desk sees. */
export function ScopeInputs() {
  return (
    <>
      {(['staff', 'supervisor'] as const).map((role) => (
        <EnumInput
          key={role}
          source={`rule.row_scope.${role}`}
          of="row_scopes"
          only={OFFERED[role]}
          label={`policies.scope_${role}`}
          validate={required()}
          helperText={role === 'supervisor' ? 'policies.about.row_scope' : false}
          fullWidth
        />
      ))}
    </>
  );
}
