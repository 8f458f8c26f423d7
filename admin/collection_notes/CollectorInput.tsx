import { useWatch } from 'react-hook-form';
import type { User } from '../../server/contract/resources/system.ts';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useSession } from '../shared/session.ts';

/** Asks who went along, on visits only. */
export function CollectorInput() {
  const visit = (useWatch({ name: 'channel' }) as unknown) === 'visit';
  const me = useSession()?.id;
  if (!visit) return null;
  return (
    <PersonInput
      source="second_collector_id"
      among={DESK_PEOPLE}
      getOptionDisabled={(user: User) => user.id === me}
      helperText="contact.second_help"
      sx={{ mb: 1 }}
    />
  );
}
