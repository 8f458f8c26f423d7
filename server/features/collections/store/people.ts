import type { Knex } from 'knex';
import type { UserRow } from '../../../contract/resources/system.ts';
import type { Scalar } from '../../../store/listTypes.ts';

/** People of the desk: who is there, and who belongs to which team. */

export type Person = Pick<UserRow, 'id' | 'role' | 'team' | 'active'>;

export const people = async (db: Knex): Promise<Person[]> =>
  await db('users').select('id', 'role', 'team', 'active').orderBy('id');

/** A subquery for the ids of the people of these teams; null stands for those in none. */
export const ofTeams =
  (teams: readonly Scalar[]) =>
  (users: Knex.QueryBuilder): void => {
    const named = teams.filter((team) => team !== null);
    void users.from('users').select('id').whereIn('team', named);
    if (teams.includes(null)) void users.orWhereNull('team');
  };
