import { collectionNotes } from '../../contract/resources/collectionNotes.ts';
import type { z } from 'zod';
import {
  type ComplaintRow,
  complaintAnswerRequest,
  complaints,
  extendComplaintRequest,
} from '../../contract/resources/contacts.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import {
  complaintDaysLeft,
  complaintDueOn,
  extensionProblem,
  hasInterest,
  nextExtension,
} from '../../domain/contact/complaintClock.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  serve,
  type Present,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { findRow, recordExists } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { reopenNote } from './rounds.ts';
import { findLoan } from '../../book/collectedLoans.ts';

/** The register of complaints; one about a note puts that note first in the review. */

/** Complaints with their clock on the business date. */
const present: Present<typeof complaints> = async (_db, rows, { businessDate }) =>
  rows.map((row) => ({
    ...row,
    due_on: row.due_on ?? complaintDueOn(row.received_on),
    days_left: complaintDaysLeft(row, businessDate),
  }));

export const servedComplaints = serve({
  definition: complaints,
  present,
  spec: { table: 'complaints', searched: complaints.searched },
});

async function receive(
  unit: UnitOfWork,
  sent: z.output<typeof complaints.create>,
  user: SignedIn,
): Promise<Outcome<ComplaintRow>> {
  const loan = await findLoan(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  const received_on = sent.received_on ?? unit.businessDate;
  if (received_on > unit.businessDate)
    return refuseField('received_on', 'day_in_future', { date: unit.businessDate });
  const note =
    sent.note_id == null ? undefined : await findRow(unit.db, collectionNotes, sent.note_id);
  if (sent.note_id != null && note?.loan_id !== sent.loan_id)
    return refuseField('note_id', 'no_such_note');
  if (sent.about_user_id != null && !(await recordExists(unit.db, 'users', sent.about_user_id)))
    return refuseField('about_user_id', 'no_such_user');
  const complaint = await createRow(unit, complaints, {
    ...sent,
    received_on,
    due_on: complaintDueOn(received_on),
    borrower_id: loan.borrower_id,
    recorded_by: user.id,
    status: 'open',
  });
  if (note !== undefined) await reopenNote(unit, note);
  return done(complaint);
}

/**
 * Extends the time to answer: to 30 days where the matter is complex, then to 60, which another
 * person approves. What is late already is not extended.
 */
async function extend(
  unit: UnitOfWork,
  row: ComplaintRow,
  { reason }: z.output<typeof extendComplaintRequest>,
  user: SignedIn,
): Promise<Outcome<ComplaintRow>> {
  if (row.status !== 'open') return refuse('already_decided');
  const problem = extensionProblem(row, row.extended_by, { id: user.id, today: unit.businessDate });
  if (problem !== null) return refuse(problem);
  const values = {
    extended_to: nextExtension(row),
    extended_by: user.id,
    extension_reason: reason,
  };
  return done(await applyAction(unit, complaints, row, 'update', values));
}

/** Who a complaint is about: the person it names, and those who made the contact it is about. */
async function concernedBy(
  unit: UnitOfWork,
  { about_user_id, note_id }: ComplaintRow,
): Promise<(number | null)[]> {
  const note = note_id === null ? undefined : await findRow(unit.db, collectionNotes, note_id);
  return [about_user_id, note?.author_id ?? null, note?.second_collector_id ?? null];
}

async function answer(
  unit: UnitOfWork,
  row: ComplaintRow,
  { verdict, answer: text }: z.output<typeof complaintAnswerRequest>,
  user: SignedIn,
): Promise<Outcome<ComplaintRow>> {
  if (row.status !== 'open') return refuse('already_decided');
  if (hasInterest(user.id, await concernedBy(unit, row))) return refuse('complaint_interest');
  if (verdict === 'dismissed' && row.recorded_by === user.id) return refuse('own_complaint');
  const values = {
    status: verdict,
    answer: text,
    answered_by: user.id,
    answered_on: unit.businessDate,
  };
  return done(await applyAction(unit, complaints, row, 'update', values));
}

export const complaintRoutes: Route[] = [
  ...readRoutes(servedComplaints),
  createRoute(servedComplaints, complaints.create, receive),
  commandRoute(
    servedComplaints,
    'extend',
    'Extend the time to answer a complaint: to 30 days, then to 60 by another person',
    extendComplaintRequest,
    extend,
  ),
  commandRoute(
    servedComplaints,
    'answer',
    'Answer a complaint: upheld or dismissed',
    complaintAnswerRequest,
    answer,
  ),
];
