import type { z } from 'zod';
import { may } from '../../contract/access.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import type {
  assignRepairRequest,
  CreditRepairRow,
} from '../../contract/resources/creditRepairs.ts';
import { afterClaim, type RepairKind } from '../../domain/repair/repairCase.ts';
import type { SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { checkMove, makeMove } from './moves.ts';
import { userOf } from './store/loans.ts';
import { nextUnclaimed } from './store/requests.ts';

/** In whose hands a request is. */

/** Takes a request in hand; one's own again changes nothing. */
export async function claimRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'claim', row, user));
  if (row.assignee_id === user.id) return done(row);
  return await makeMove(unit, row, 'claim', {
    assignee_id: user.id,
    claimed_at: unit.now,
    status: afterClaim(row.status),
  });
}

/** Gives a request back to the queue, for whoever comes next. */
export async function releaseRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'release', row, user));
  return await makeMove(unit, row, 'release', {
    assignee_id: null,
    claimed_at: null,
    status: 'received',
  });
}

/**
 * Takes the most urgent request that nobody has in hand. The writer's lock lets no two people get
 * the same.
 */
export async function claimNext(
  unit: UnitOfWork,
  kind: RepairKind | undefined,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  const row = await nextUnclaimed(unit.db, kind);
  return row === undefined ? refuse('nothing_to_claim') : await claimRepair(unit, row, {}, user);
}

/** Gives a request to a person who can work on it. */
export async function assignRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { assignee_id }: z.output<typeof assignRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'assign', row, user));
  const person = await userOf(unit.db, assignee_id);
  if (person === undefined) return refuseField('assignee_id', 'no_such_user');
  if (person.active !== 1 || !may(person.role, 'credit_repairs', 'claim'))
    return refuseField('assignee_id', 'not_desk');
  if (row.assignee_id === assignee_id) return done(row);
  return await makeMove(
    unit,
    row,
    'assign',
    { assignee_id, claimed_at: unit.now, status: afterClaim(row.status) },
    { comment: person.full_name },
  );
}
