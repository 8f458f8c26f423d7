import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { type Outcome, done, refuseField } from '../../../contract/outcome.ts';
import type { AssignmentKeepRow } from '../../../contract/resources/assignments.ts';
import type { UserRow } from '../../../contract/resources/system.ts';

/** What stands over a run: who keeps whom, who is on leave. */

/** Refuses whoever does not work at the desk, or whose account is off. */
export async function checkDesk(db: Knex, user_id: number): Promise<Outcome<void>> {
  const user: Pick<UserRow, 'role' | 'active'> | undefined = await db('users')
    .where({ id: user_id })
    .first('role', 'active');
  if (user === undefined) return refuseField('user_id', 'no_such_user');
  const isDesk = user.active === 1 && (user.role === 'staff' || user.role === 'supervisor');
  return isDesk ? done(undefined) : refuseField('user_id', 'not_at_desk');
}

/** A request for one of these rows of a person that waits, or holds on the date. */
export const openKeep = async (
  db: Knex,
  borrowerIds: readonly number[],
  today: string,
): Promise<Pick<AssignmentKeepRow, 'id'> | undefined> =>
  await db('assignment_keeps')
    .where(isOneOf(db, 'borrower_id', borrowerIds))
    .whereIn('status', ['proposed', 'approved'])
    .where('until_on', '>=', today)
    .first('id');
