import { useRecordContext } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { StatusChip } from '../shared/StatusChip.tsx';

/** An account that is off until a second person has confirmed it waits. */
const stateOf = ({ active, waits_for }: User): string => {
  if (active) return 'active';
  return waits_for === 'create' || waits_for === 'switch_on' ? 'waiting' : 'off';
};

/** Shows whether the person may sign in. */
export const UserStatus = () => {
  const user = useRecordContext<User>();
  return user ? <StatusChip of="user_states" value={stateOf(user)} /> : null;
};
