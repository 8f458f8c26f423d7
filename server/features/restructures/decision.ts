import type { z } from 'zod';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { type Outcome, done, orRefuse, refuse, settle } from '../../contract/outcome.ts';
import { yuan } from '../../contract/refusals.ts';
import { rejectRequest as rejectBody } from '../../contract/resources/adjustments.ts';
import {
  type RestructureFigures,
  type RestructureRow,
  approveRestructureRequest,
  bulkApproveRequest,
  quotaAnswer,
  restructures,
} from '../../contract/resources/restructures.ts';
import { bulkAllowed, quotaProblem } from '../../domain/restructure/restructure.ts';
import { commandRoute } from '../../http/crudRouter.ts';
import { read, write, type Route, type SignedIn } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { fingerprintOf, movedSince } from './moved.ts';
import { checkMove, figuresNow, keptFigures } from './moves.ts';
import { servedRestructures } from './present.ts';
import { quotaUsed } from './store/requests.ts';
import { addStep, figuresAt } from './store/steps.ts';
import { termsOf } from './stored.ts';

/** What a supervisor does: approves, alone or as one of two, several together, or rejects. */

/** Refuses an approval that the month's quota has no room for. */
async function checkQuota(
  unit: UnitOfWork,
  { waived_minor }: RestructureFigures,
  policies: PolicyBook,
): Promise<Outcome<void>> {
  const limits = policies.on('restructure_limits', unit.businessDate);
  const used = await quotaUsed(unit.db, unit.businessDate.slice(0, 7));
  const problem = quotaProblem(used, waived_minor, limits);
  if (problem === 'count') return refuse('quota_count', { limit: limits.monthly_count });
  if (problem === null) return done(undefined);
  return refuse('quota_waived', {
    limit: yuan(limits.monthly_waived_minor),
    left: yuan(Math.max(0, limits.monthly_waived_minor - used.waived_minor)),
    asked: yuan(waived_minor),
  });
}

/** An approval that may be given: the figures of now, and whether it is the last one needed. */
interface Approvable {
  figures: RestructureFigures;
  policies: PolicyBook;
  last: boolean;
}

/** Refuses an approval that may not be given. */
async function approvable(
  unit: UnitOfWork,
  row: RestructureRow,
  user: SignedIn,
): Promise<Outcome<Approvable>> {
  orRefuse(checkMove('approve', row, user));
  const { first_due_on } = termsOf(row);
  if (first_due_on <= unit.businessDate) return refuse('first_due_passed', { date: first_due_on });
  const { figures, policies } = orRefuse(await figuresNow(unit, row));
  const last = figures.approvers_needed === 1 || row.first_approved_by !== null;
  if (last) orRefuse(await checkQuota(unit, figures, policies));
  return done({ figures, policies, last });
}

/**
 * Refuses to approve figures that nobody was shown. `seen` is the fingerprint of those looked at;
 * without it, those count that the submission or the first approval was shown with.
 */
async function checkSeen(
  unit: UnitOfWork,
  row: RestructureRow,
  figures: RestructureFigures,
  seen: string | null | undefined,
): Promise<Outcome<void>> {
  if (seen != null)
    return seen === fingerprintOf(figures) ? done(undefined) : refuse('figures_moved');
  const shown = await figuresAt(unit.db, row.id, ['submit', 'approve_first']);
  const moved = shown === null || movedSince(shown.figures, figures).length > 0;
  return moved ? refuse('figures_moved') : done(undefined);
}

/**
 * Approves a request, as the one supervisor it needs or as the first or second of two; the figures
 * decided on are those of now, and kept.
 */
export async function approveRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { comment, seen }: z.output<typeof approveRestructureRequest>,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  const { figures, last } = orRefuse(await approvable(unit, row, user));
  orRefuse(await checkSeen(unit, row, figures, seen));
  const frozen = await figuresAt(unit.db, row.id, ['submit', 'approve_first']);
  const decided = {
    status: 'approved',
    decided_by: user.id,
    decided_at: unit.now,
    decided_on: unit.businessDate,
  } as const;
  const after = await applyAction(unit, restructures, row, 'approve', {
    ...(last ? decided : { first_approved_by: user.id }),
    decision_comment: comment ?? null,
    ...keptFigures(figures),
  });
  await addStep(unit, row.id, {
    step: last ? 'approve' : 'approve_first',
    comment,
    figures,
    details: { moved: frozen === null ? [] : movedSince(frozen.figures, figures) },
  });
  return done(after);
}

/** Approves several plain requests at once: all of them or none. */
async function approveTogether(
  unit: UnitOfWork,
  ids: readonly number[],
  comment: string | null | undefined,
  user: SignedIn,
): Promise<Outcome<number[]>> {
  for (const id of new Set(ids)) {
    const row = await findRow(unit.db, restructures, id);
    if (row === undefined) return refuse('no_such_record', { id });
    const { figures, policies } = orRefuse(await approvable(unit, row, user));
    const frozen = await figuresAt(unit.db, row.id, ['submit']);
    const moved = frozen === null || movedSince(frozen.figures, figures).length > 0;
    if (moved || !bulkAllowed(figures, policies.on('restructure_limits', unit.businessDate)))
      return refuse('not_for_bulk', { id });
    orRefuse(await approveRequest(unit, row, { comment }, user));
  }
  return done([...new Set(ids)]);
}

/** Turns a request down; whoever gave a first approval may think again. */
export async function rejectRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { comment }: { comment: string },
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(checkMove('reject', row, user));
  const now = await settle(async () => await figuresNow(unit, row));
  const after = await applyAction(unit, restructures, row, 'reject', {
    status: 'rejected',
    decided_by: user.id,
    decided_at: unit.now,
    decided_on: unit.businessDate,
    decision_comment: comment,
    first_approved_by: null,
  });
  const figures = now.ok ? now.value.figures : null;
  await addStep(unit, row.id, { step: 'reject', comment, figures });
  return done(after);
}

const quota = read({
  method: 'get',
  path: '/restructure_quota',
  access: { resource: 'restructures', action: 'list' },
  summary: 'The quota of the month and the limits in force',
  answers: quotaAnswer,
  run: async (db, { businessDate }) => {
    const limits = (await loadPolicies(db)).on('restructure_limits', businessDate);
    const month = businessDate.slice(0, 7);
    const used = await quotaUsed(db, month);
    return done({
      body: {
        month,
        approved_count: used.count,
        count_limit: limits.monthly_count,
        waived_minor: used.waived_minor,
        waived_limit_minor: limits.monthly_waived_minor,
        second_from_waived_minor: limits.second_from_waived_minor,
        second_from_months: limits.second_from_months,
        bulk_up_to_waived_minor: limits.bulk_up_to_waived_minor,
        max_installments: limits.max_installments,
      },
    });
  },
});

const bulk = write({
  method: 'post',
  path: '/restructures/bulk_approve',
  access: { resource: 'restructures', action: 'approve' },
  summary: 'Approve several plain requests: all or none',
  body: bulkApproveRequest,
  run: async (unit, { body }, user) => {
    const ids = orRefuse(await approveTogether(unit, body.ids, body.comment, user));
    return done({ body: { id: ids[0], ids }, status: 200 });
  },
});

export const decisionRoutes: Route[] = [
  bulk,
  quota,
  commandRoute(
    servedRestructures,
    'approve',
    'Approve what another person asked for, or give the first of two approvals',
    approveRestructureRequest,
    approveRequest,
  ),
  commandRoute(servedRestructures, 'reject', 'Turn a request down', rejectBody, rejectRequest),
];
