import { maxLength, required, TextInput } from 'react-admin';
import { EnumInput } from '../shared/EnumInput.tsx';
import { TeamInput } from '../parts/users/TeamInput.tsx';

const name = [required(), maxLength(100)];
const role = [required()];
const team = [maxLength(40)];

/** The inputs of an account, the same for create and edit. */
export const UserInputs = ({ own = false }: { own?: boolean }) => (
  <>
    <TextInput source="full_name" validate={name} helperText={false} autoComplete="off" />
    <EnumInput
      source="role"
      of="roles"
      validate={role}
      helperText={own ? 'users.form.own_role' : 'users.form.role_help'}
      disabled={own}
    />
    <TeamInput source="team" open validate={team} helperText="users.form.team_help" />
  </>
);
