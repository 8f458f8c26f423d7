import type { z } from 'zod';
import { type HoldRow, holds } from '../../contract/resources/contacts.ts';
import { HOLD_GAP_DAYS, UNAPPROVED_HOLD_DAYS } from '../../contract/limits.ts';
import { approveRequest } from '../../contract/resources/adjustments.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { addDays } from '../../domain/time/calendar.ts';
import {
  awaitsApproval,
  heldSpans,
  holdStatus,
  unapprovedUntil,
} from '../../domain/contact/holds.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { samePerson } from '../../book/people.ts';
import { heldBeside } from '../../book/holds.ts';
import { findLoan } from '../../book/collectedLoans.ts';
import { holdSpec } from './store/holds.ts';

/** Times without collection contact for a reason of the borrower's. */

const LIMITS = { most: UNAPPROVED_HOLD_DAYS, gap: HOLD_GAP_DAYS };

const lastDay = (row: HoldRow): string =>
  heldSpans(row).at(-1)?.until ?? addDays(row.starts_on, -1);

const present: Present<typeof holds> = async (_db, rows, { businessDate }) =>
  rows.map((row) => {
    const spans = heldSpans(row);
    return {
      ...row,
      holds_until: lastDay(row),
      spans,
      in_force: spans.some(({ from, until }) => from <= businessDate && until >= businessDate),
      waits: awaitsApproval(row, businessDate),
      status: holdStatus(row, businessDate),
    };
  });

const served = serve({
  definition: holds,
  spec: async (_db, today) => await Promise.resolve(done(holdSpec(today))),
  present,
});

/**
 * Places a hold, which counts at once. What a clerk asks for beyond 30 days, together with the
 * holds before and after it, waits for a supervisor; what is left of the 30 days holds meanwhile.
 */
export async function placeHold(
  unit: UnitOfWork,
  sent: z.output<typeof holds.create>,
  user: SignedIn,
): Promise<Outcome<HoldRow>> {
  const loan = await findLoan(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  const starts_on = sent.starts_on ?? unit.businessDate;
  if (sent.ends_on < starts_on)
    return refuseField('ends_on', 'hold_ends_before_start', { date: starts_on });
  if (sent.ends_on < unit.businessDate)
    return refuseField('ends_on', 'hold_is_over', { date: unit.businessDate });
  const beside = await heldBeside(
    unit.db,
    sent.loan_id,
    await samePerson(unit.db, loan.borrower_id),
    sent.reason,
    unit.businessDate,
  );
  const [unapproved_until = starts_on] = beside
    .map((spans) => unapprovedUntil({ from: starts_on, until: sent.ends_on }, spans, LIMITS))
    .sort();
  const approved =
    unapproved_until < sent.ends_on && user.role === 'supervisor'
      ? { approved_by: user.id, approved_at: unit.now, approved_on: starts_on }
      : {};
  return done(
    await createRow(unit, holds, {
      ...sent,
      starts_on,
      unapproved_until,
      created_by: user.id,
      ...approved,
    }),
  );
}

/**
 * Approves a hold from today on: the days that nobody had approved until now were open to contact,
 * and stay so.
 */
async function approveHold(
  unit: UnitOfWork,
  row: HoldRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<HoldRow>> {
  if (row.approved_by !== null || row.lifted_on !== null || row.unapproved_until >= row.ends_on)
    return refuse('already_decided');
  if (row.created_by === user.id) return refuse('own_request');
  if (row.ends_on < unit.businessDate) return refuse('hold_ended');
  const values = { approved_by: user.id, approved_at: unit.now, approved_on: unit.businessDate };
  return done(await applyAction(unit, holds, row, 'approve', values));
}

/**
 * Ends a hold today: contacts are allowed again, by the other rules. What a supervisor approved, or
 * what forbids contact for good, a supervisor ends.
 */
async function liftHold(
  unit: UnitOfWork,
  row: HoldRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<HoldRow>> {
  if (user.role !== 'supervisor' && (row.approved_by !== null || row.reason === 'do_not_contact'))
    return refuse('supervisor_lifts');
  if (
    row.lifted_on !== null ||
    (lastDay(row) < unit.businessDate && !awaitsApproval(row, unit.businessDate))
  )
    return refuse('hold_ended');
  const values = { lifted_on: unit.businessDate, lifted_by: user.id, lift_reason: reason };
  return done(await applyAction(unit, holds, row, 'withdraw', values));
}

export const holdRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, holds.create, placeHold),
  commandRoute(
    served,
    'approve',
    'Approve a hold that makes more than 30 days, from today on',
    approveRequest,
    approveHold,
  ),
  commandRoute(served, 'lift', 'End a hold before its day', reasonRequest, liftHold),
];
