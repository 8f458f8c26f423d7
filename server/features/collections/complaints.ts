import { collectionNotes } from '../../contract/resources/collectionNotes.ts';
import type { z } from 'zod';
import {
  type ComplaintRow,
  complaintAnswerRequest,
  complaints,
} from '../../contract/resources/contacts.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { commandRoute, createRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { reopenNote } from './rounds.ts';
import { findLoan } from './store/loans.ts';

/** The register of complaints; one about a note puts that note first in the review. */

export const servedComplaints = serve({
  definition: complaints,
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
  const complaint = await createRow(unit, complaints, {
    ...sent,
    received_on,
    borrower_id: loan.borrower_id,
    recorded_by: user.id,
    status: 'open',
  });
  if (note !== undefined) await reopenNote(unit, note);
  return done(complaint);
}

async function answer(
  unit: UnitOfWork,
  row: ComplaintRow,
  { verdict, answer: text }: z.output<typeof complaintAnswerRequest>,
  user: SignedIn,
): Promise<Outcome<ComplaintRow>> {
  if (row.status !== 'open') return refuse('already_decided');
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
    'answer',
    'Answer a complaint: upheld or dismissed',
    complaintAnswerRequest,
    answer,
  ),
];
