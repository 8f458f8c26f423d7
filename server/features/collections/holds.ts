import { holds } from '../../contract/resources/contacts.ts';
import { UNAPPROVED_HOLD_DAYS } from '../../contract/limits.ts';
import { approveRequest } from '../../contract/resources/adjustments.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { commandRoute, createRoute, readRoutes, type Present, type Served } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { createRow } from '../../store/records.ts';
import { updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { findLoan, holdsUntil, type HoldRow } from './store.ts';
import type { z } from 'zod';

/** Times without collection contact for a reason of the borrower's. */

const present: Present = async (_db, rows, { businessDate }) => rows.map((row) => {
  const hold = row as unknown as HoldRow;
  const holds_until = holdsUntil(hold);
  return { ...row, holds_until, in_force: hold.starts_on <= businessDate && holds_until >= businessDate };
});

const served: Served = { definition: holds, spec: { table: 'holds', searched: holds.searched }, present };

const isLong = (starts_on: string, ends_on: string): boolean => daysBetween(starts_on, ends_on) + 1 > UNAPPROVED_HOLD_DAYS;

/** Counts at once. What a clerk asks for beyond 30 days waits for a supervisor; the first 30 hold meanwhile. */
async function placeHold(unit: UnitOfWork, sent: z.output<NonNullable<typeof holds.create>>, user: SignedIn): Promise<Outcome<Row>> {
  if ((await findLoan(unit.db, sent.loan_id)) === undefined) return refuseField('loan_id', 'no_such_loan');
  const starts_on = sent.starts_on ?? unit.businessDate;
  if (sent.ends_on < starts_on) return refuseField('ends_on', 'hold_ends_before_start', { date: starts_on });
  if (sent.ends_on < unit.businessDate) return refuseField('ends_on', 'hold_is_over', { date: unit.businessDate });
  const approved = isLong(starts_on, sent.ends_on) && user.role === 'supervisor' ? { approved_by: user.id, approved_at: unit.now } : {};
  return done(await createRow(unit, 'holds', { ...sent, starts_on, created_by: user.id, ...approved }));
}

async function approveHold(unit: UnitOfWork, row: Row, _body: object, user: SignedIn): Promise<Outcome<Row>> {
  if (row['approved_by'] !== null || row['lifted_on'] !== null || !isLong(String(row['starts_on']), String(row['ends_on']))) return refuse('already_decided');
  if (row['created_by'] === user.id) return refuse('own_request');
  const values = { approved_by: user.id, approved_at: unit.now };
  unit.record({ action: 'approve', resource: 'holds', record_id: row.id, ...difference(row, values) });
  return done(await updateRow(unit.db, 'holds', row, values, unit.now));
}

/** Ends a hold today: contacts are allowed again, by the other rules. What a supervisor approved, or what forbids contact for good, a supervisor ends. */
async function liftHold(unit: UnitOfWork, row: Row, { reason }: { reason: string }, user: SignedIn): Promise<Outcome<Row>> {
  if (user.role !== 'supervisor' && (row['approved_by'] !== null || row['reason'] === 'do_not_contact')) return refuse('supervisor_lifts');
  if (row['lifted_on'] !== null || holdsUntil(row as unknown as HoldRow) < unit.businessDate) return refuse('hold_ended');
  const values = { lifted_on: unit.businessDate, lifted_by: user.id, lift_reason: reason };
  unit.record({ action: 'withdraw', resource: 'holds', record_id: row.id, ...difference(row, values) });
  return done(await updateRow(unit.db, 'holds', row, values, unit.now));
}

export const holdRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, holds.create, placeHold),
  commandRoute(served, 'approve', 'Approve a hold of more than 30 days', approveRequest, approveHold),
  commandRoute(served, 'lift', 'End a hold before its day', reasonRequest, liftHold),
];
