import { loadPolicies } from '../../book/policies.ts';
import { withLoanNames } from '../../book/loanNames.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  assignmentAnswer,
  assignmentMoves,
  assignmentRuns,
  type AssignmentLoad,
  type AssignmentRunRow,
} from '../../contract/resources/assignments.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { commandRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import { withIdempotency } from '../../http/idempotency.ts';
import { special, type Route } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import { insertRow, recordExists } from '../../store/tableStore.ts';
import { personOf, unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { z } from 'zod';
import { answerOf, figuresOf, planRun, type Plan } from './plan.ts';
import {
  handOver,
  heldElsewhere,
  insertMoves,
  movesOfRun,
  ranBy,
  setOutcomes,
} from './store/hands.ts';

/**
 * Runs of the policy `assignment`: worked out beside the writers, done in one short write that asks
 * again whether each loan is still with whom it was.
 */

const served = serve({
  definition: assignmentRuns,
  spec: { table: 'assignment_runs', searched: assignmentRuns.searched },
  present: async (_db, rows) =>
    rows.map(({ load, automatic: _by, ...row }) => ({
      ...row,
      load: JSON.parse(load) as AssignmentLoad[],
    })),
});

const servedMoves = serve({
  definition: assignmentMoves,
  spec: { table: 'assignment_moves', searched: assignmentMoves.searched },
  present: async (db, rows) => await withLoanNames(db, rows),
});

/** Does what was planned, all or nothing; refused where a loan went to another since. */
export async function carryOut(
  unit: UnitOfWork,
  plan: Plan,
  automatic: 0 | 1,
): Promise<Outcome<AssignmentRunRow>> {
  if ((await heldElsewhere(unit.db, plan.moves)).size > 0) return refuse('assignment_meanwhile');
  const values = {
    ...figuresOf(plan),
    user_id: unit.actor.id,
    automatic,
    status: 'done' as const,
  };
  const row = await insertRow(
    unit.db,
    assignmentRuns,
    { ...values, load: JSON.stringify(plan.load) },
    unit.now,
  );
  unit.record({
    action: 'create',
    resource: 'assignment_runs',
    record_id: row.id,
    after: values,
  });
  await insertMoves(unit, row.id, plan.moves);
  await handOver(unit, plan.moves);
  return done(row);
}

const run = special({
  method: 'post',
  path: '/assignment_runs',
  access: { resource: 'assignment_runs', action: 'create' },
  summary:
    'Give persons to clerks by the policy; with `dry_run` say what would move, and write nothing',
  body: assignmentRuns.create,
  answers: assignmentAnswer,
  run: async ({ deps, body, headers, businessDate: today }, user) => {
    if (user === null) return refuse('not_signed_in');
    const { dry_run, fingerprint, only_user_id = null } = body;
    const { read } = deps.database;
    if (only_user_id !== null && !(await recordExists(read, 'users', only_user_id)))
      return refuseField('only_user_id', 'no_such_user');
    const plan = await planRun(read, today, only_user_id);
    if (dry_run) return done({ body: await answerOf(read, plan, null, user.scope) });
    const key = headers['idempotency-key'];
    const call = {
      key: Array.isArray(key) ? key[0] : key,
      path: '/api/assignment_runs',
      body,
      status: 201,
    };
    return await unitOfWork(
      deps,
      { id: user.id, name: user.full_name },
      async (unit) =>
        await withIdempotency(unit, user.id, call, async () => {
          if (fingerprint != null && fingerprint !== plan.fingerprint)
            return refuse('assignment_changed', { count: plan.moves.length });
          const { id } = orRefuse(await carryOut(unit, plan, 0));
          return done({ body: await answerOf(unit.db, plan, id, user.scope), status: 201 });
        }),
    );
  },
});

/**
 * Gives each loan back to whom it was with before the run. One that went to another since stays
 * there, and is told.
 */
async function undo(unit: UnitOfWork, row: AssignmentRunRow): Promise<Outcome<AssignmentRunRow>> {
  if (row.status === 'undone') return refuse('run_undone');
  const moves = await movesOfRun(unit.db, row.id);
  const back = moves.map(({ loan_id, from_user_id, to_user_id }) => ({
    loan_id,
    from: to_user_id,
    to: from_user_id,
  }));
  const elsewhere = await heldElsewhere(unit.db, back);
  const returned = moves.filter(({ loan_id }) => !elsewhere.has(loan_id));
  await handOver(
    unit,
    back.filter(({ loan_id }) => !elsewhere.has(loan_id)),
  );
  await setOutcomes(unit, returned, 'returned');
  await setOutcomes(
    unit,
    moves.filter(({ loan_id }) => elsewhere.has(loan_id)),
    'stayed',
  );
  const values = {
    status: 'undone' as const,
    undone_by: personOf(unit),
    undone_at: unit.now,
    returned_count: returned.length,
    stayed_count: elsewhere.size,
  };
  return done(await applyAction(unit, assignmentRuns, row, 'withdraw', values));
}

/**
 * Runs the policy of the business date by itself where it says so, once a day. Answers how many
 * loans moved; null where nothing was to be run.
 */
export async function assignmentDay(deps: Deps): Promise<number | null> {
  const { read } = deps.database;
  const today = businessDate(deps);
  if (!(await loadPolicies(read)).on('assignment', today).automatic) return null;
  if (await ranBy(read, today)) return null;
  const plan = await planRun(read, today);
  const outcome = await unitOfWork(deps, { id: null, name: 'business day' }, async (unit) => {
    // Another server on the same book may have come first.
    if (await ranBy(unit.db, today)) return done(null);
    return done(orRefuse(await carryOut(unit, plan, 1)).moves_count);
  });
  return outcome.ok ? outcome.value : null;
}

export const runRoutes: Route[] = [
  ...readRoutes(served),
  ...readRoutes(servedMoves).filter(({ path }) => path === '/assignment_moves'),
  run,
  commandRoute(
    served,
    'undo',
    'Give back what a run moved, but for what went to others since',
    z.strictObject({}),
    undo,
  ),
];
