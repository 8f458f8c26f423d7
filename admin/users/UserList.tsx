import { Box } from '@mui/material';
import { DataTable, NullableBooleanInput, SimpleList } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { Dash } from '../shared/Dash.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumArrayInput } from '../shared/EnumArrayInput.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMay } from '../shared/session.ts';
import { TeamInput } from '../parts/users/TeamInput.tsx';
import { UserStatus } from './UserStatus.tsx';

const filters = [
  <SearchBox key="q" source="q" alwaysOn hint="users.list.search" />,
  <EnumArrayInput key="role" source="role" of="roles" alwaysOn />,
  <TeamInput key="team" source="team" />,
  <NullableBooleanInput
    key="active"
    source="active"
    nullLabel="users.list.both"
    trueLabel="enums.user_states.active"
    falseLabel="enums.user_states.off"
  />,
];

/** The people who work here, each with role and team. */
export const UserList = () => {
  return (
    <ResourceList
      sort={{ field: 'id', order: 'ASC' }}
      filters={filters}
      perPage={50}
      table={<Rows />}
      cards={<Cards />}
    />
  );
};

const none = <EmptyState titleKey="users.list.none_title" hintKey="users.list.none_hint" />;

const Rows = () => {
  const mayEdit = useMay('users', 'edit');
  return (
    <DataTable<User> rowClick={mayEdit ? 'edit' : false} bulkActionButtons={false} empty={none}>
      <DataTable.Col<User> source="full_name" />
      <DataTable.Col<User> source="username" />
      <DataTable.Col<User> source="role" render={() => <EnumField source="role" of="roles" />} />
      <DataTable.Col<User> source="team" render={(user) => user.team ?? <Dash />} />
      <DataTable.Col<User> source="active" render={() => <UserStatus />} />
      {mayEdit && <DataTable.Col<User> source="last_sign_in_at" disableSort field={InstantField} />}
    </DataTable>
  );
};

const Cards = () => {
  const role = useEnumLabel('roles');
  const mayEdit = useMay('users', 'edit');
  return (
    <SimpleList<User>
      rowClick={mayEdit ? 'edit' : false}
      empty={none}
      primaryText={(user) => (
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            {user.full_name}
          </Box>
          <UserStatus />
        </Box>
      )}
      secondaryText={(user) =>
        [user.username, role(user.role), user.team].filter(Boolean).join(' · ')
      }
    />
  );
};
