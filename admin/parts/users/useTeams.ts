import { useGetList } from 'react-admin';
import type { User } from '../../../server/contract/resources/system.ts';

const MOST = 1000;

/** The teams there are: a team is there while somebody is in it. */
export function useTeams(): string[] {
  const { data = [] } = useGetList<User>('users', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'team', order: 'ASC' },
  });
  return [...new Set(data.flatMap(({ team }) => (team === null ? [] : [team])))].sort((a, b) =>
    a.localeCompare(b, 'zh'),
  );
}
