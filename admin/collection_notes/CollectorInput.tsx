import { AutocompleteInput, ReferenceInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { User } from '../../server/contract/resources/system.ts';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { useSession } from '../shared/session.ts';

/** Who went along on a visit; asked of visits only. */
export function CollectorInput() {
  const visit = (useWatch({ name: 'channel' }) as unknown) === 'visit';
  const me = useSession()?.id;
  if (!visit) return null;
  return (
    <ReferenceInput source="second_collector_id" reference="users" filter={DESK_PEOPLE} sort={{ field: 'full_name', order: 'ASC' }} perPage={100}>
      <AutocompleteInput optionText="full_name" getOptionDisabled={(user: User) => user.id === me} helperText="contact.second_help" noOptionsText="app.nothing_found" sx={{ mb: 1 }} />
    </ReferenceInput>
  );
}
