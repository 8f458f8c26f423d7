import { useRecordContext } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { StatusChip } from '../shared/StatusChip.tsx';

/** Shows whether the person may sign in. */
export const UserStatus = () => {
  const user = useRecordContext<User>();
  return user ? <StatusChip of="user_states" value={user.active ? 'active' : 'off'} /> : null;
};
