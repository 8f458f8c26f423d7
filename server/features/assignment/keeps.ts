import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import { type AssignmentKeepRow, assignmentKeeps } from '../../contract/resources/assignments.ts';
import { borrowerNames } from '../../book/loanNames.ts';
import { checkBorrower, samePerson } from '../../book/people.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { checkDesk, openKeep } from './store/over.ts';

/**
 * 留案: a clerk asks to keep a person until a day, a supervisor who did not ask decides. While it
 * holds, no run gives the person to another.
 */

const present: Present<typeof assignmentKeeps> = async (db, rows, { businessDate }) => {
  const names = await borrowerNames(
    db,
    rows.map(({ borrower_id }) => borrower_id),
  );
  return rows.map((row) => ({
    ...row,
    borrower_name: names.get(row.borrower_id) ?? '',
    in_force: row.status === 'approved' && row.until_on >= businessDate,
  }));
};

const served = serve({
  definition: assignmentKeeps,
  spec: { table: 'assignment_keeps', searched: assignmentKeeps.searched },
  present,
});

async function ask(
  unit: UnitOfWork,
  { user_id, ...sent }: z.output<typeof assignmentKeeps.create>,
): Promise<Outcome<AssignmentKeepRow>> {
  orRefuse(await checkBorrower(unit.db, sent.borrower_id));
  const keeper = user_id ?? personOf(unit);
  orRefuse(await checkDesk(unit.db, keeper));
  if (sent.until_on < unit.businessDate)
    return refuseField('until_on', 'keep_over', { date: unit.businessDate });
  const rows = await samePerson(unit.db, sent.borrower_id);
  const open = await openKeep(unit.db, rows, unit.businessDate);
  if (open !== undefined) return refuseField('borrower_id', 'keep_open', { id: open.id });
  return done(
    await createRow(unit, assignmentKeeps, {
      ...sent,
      user_id: keeper,
      status: 'proposed',
      requested_by: personOf(unit),
    }),
  );
}

async function decide(
  unit: UnitOfWork,
  row: AssignmentKeepRow,
  status: 'approved' | 'rejected',
  comment: string | null,
): Promise<Outcome<AssignmentKeepRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.requested_by === unit.actor.id) return refuse('own_request');
  if (status === 'approved' && row.until_on < unit.businessDate)
    return refuse('keep_over', { date: unit.businessDate });
  return done(
    await applyAction(unit, assignmentKeeps, row, status === 'approved' ? 'approve' : 'reject', {
      status,
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
    }),
  );
}

/** Whoever asked asks no longer, or a supervisor ends what was approved. */
async function withdraw(
  unit: UnitOfWork,
  row: AssignmentKeepRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<AssignmentKeepRow>> {
  if (row.status === 'rejected' || row.status === 'withdrawn') return refuse('already_decided');
  if (row.requested_by !== user.id && user.role !== 'supervisor')
    return refuse('not_the_requester');
  return done(await applyAction(unit, assignmentKeeps, row, 'withdraw', { status: 'withdrawn' }));
}

export const keepRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, assignmentKeeps.create, ask),
  commandRoute(
    served,
    'approve',
    'Let a clerk keep a person until the day asked for',
    approveRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'approved', comment ?? null),
  ),
  commandRoute(
    served,
    'reject',
    'Let the rules decide who has the person',
    rejectRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'rejected', comment),
  ),
  commandRoute(served, 'withdraw', 'Ask no longer, or end it', z.strictObject({}), withdraw),
];
