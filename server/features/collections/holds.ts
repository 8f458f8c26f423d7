import { holds } from '../../contract/resources/contacts.ts';
import { HOLD_GAP_DAYS, UNAPPROVED_HOLD_DAYS } from '../../contract/limits.ts';
import { approveRequest } from '../../contract/resources/adjustments.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { awaitsApproval, heldSpans, unapprovedUntil } from '../../domain/contact/holds.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  type Served,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { createRow } from '../../store/records.ts';
import { updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { findLoan, heldBeside, type HoldRow } from './store.ts';
import type { z } from 'zod';

/** Times without collection contact for a reason of the borrower's. */

const LIMITS = { most: UNAPPROVED_HOLD_DAYS, gap: HOLD_GAP_DAYS };

const lastDay = (hold: HoldRow): string =>
  heldSpans(hold).at(-1)?.until ?? addDays(hold.starts_on, -1);

const present: Present = async (_db, rows, { businessDate }) =>
  rows.map((row) => {
    const hold = row as unknown as HoldRow;
    const spans = heldSpans(hold);
    return {
      ...row,
      holds_until: lastDay(hold),
      spans,
      in_force: spans.some(({ from, until }) => from <= businessDate && until >= businessDate),
      waits: awaitsApproval(hold, businessDate),
    };
  });

const served: Served = {
  definition: holds,
  spec: { table: 'holds', searched: holds.searched },
  present,
};

/**
 * Counts at once. What a clerk asks for beyond 30 days, together with the holds before and after
 * it, waits for a supervisor; what is left of the 30 holds meanwhile.
 */
async function placeHold(
  unit: UnitOfWork,
  sent: z.output<NonNullable<typeof holds.create>>,
  user: SignedIn,
): Promise<Outcome<Row>> {
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
    loan.borrower_id,
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
    await createRow(unit, 'holds', {
      ...sent,
      starts_on,
      unapproved_until,
      created_by: user.id,
      ...approved,
    }),
  );
}

/** Holds from today: what nobody had approved before was open to contact, and stays so. */
async function approveHold(
  unit: UnitOfWork,
  row: Row,
  _body: object,
  user: SignedIn,
): Promise<Outcome<Row>> {
  const hold = row as unknown as HoldRow;
  if (hold.approved_by !== null || hold.lifted_on !== null || hold.unapproved_until >= hold.ends_on)
    return refuse('already_decided');
  if (hold.created_by === user.id) return refuse('own_request');
  if (hold.ends_on < unit.businessDate) return refuse('hold_ended');
  const values = { approved_by: user.id, approved_at: unit.now, approved_on: unit.businessDate };
  unit.record({
    action: 'approve',
    resource: 'holds',
    record_id: row.id,
    ...difference(row, values),
  });
  return done(await updateRow(unit.db, 'holds', row, values, unit.now));
}

/**
 * Ends a hold today: contacts are allowed again, by the other rules. What a supervisor approved, or
 * what forbids contact for good, a supervisor ends.
 */
async function liftHold(
  unit: UnitOfWork,
  row: Row,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<Row>> {
  const hold = row as unknown as HoldRow;
  if (user.role !== 'supervisor' && (hold.approved_by !== null || hold.reason === 'do_not_contact'))
    return refuse('supervisor_lifts');
  if (
    hold.lifted_on !== null ||
    (lastDay(hold) < unit.businessDate && !awaitsApproval(hold, unit.businessDate))
  )
    return refuse('hold_ended');
  const values = { lifted_on: unit.businessDate, lifted_by: user.id, lift_reason: reason };
  unit.record({
    action: 'withdraw',
    resource: 'holds',
    record_id: row.id,
    ...difference(row, values),
  });
  return done(await updateRow(unit.db, 'holds', row, values, unit.now));
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
