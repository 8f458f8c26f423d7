import { z } from 'zod';
import {
  type Outcome,
  done,
  orRefuse,
  refuse,
  refuseField,
  settle,
} from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import { type PaymentRow, payments } from '../../contract/resources/payments.ts';
import {
  type ReversalRequestRow,
  reversalRequests,
} from '../../contract/resources/reversalRequests.ts';
import {
  commandRoute,
  createRoute,
  type Present,
  readRoutes,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { followPayment } from '../../book/bankHomes.ts';
import {
  openReversalRequest,
  payable,
  recordPayment,
  reversePayment,
} from '../../book/paymentWriter.ts';
import { paymentsOf } from './store.ts';

/**
 * The way back for whoever recorded a payment by mistake: they ask, and a supervisor who neither
 * recorded it nor asked takes it back.
 */

type New = z.output<NonNullable<typeof reversalRequests.create>>;

const present: Present<typeof reversalRequests> = async (db, rows) => {
  const asked = await paymentsOf(
    db,
    rows.map(({ payment_id }) => payment_id),
  );
  return rows.map((row) => {
    const payment = asked.get(row.payment_id);
    return {
      ...row,
      amount_minor: payment?.amount_minor ?? 0,
      paid_on: payment?.paid_on ?? '',
      recorded_by: payment?.recorded_by ?? null,
    };
  });
};

const served = serve({
  definition: reversalRequests,
  spec: { table: 'reversal_requests', searched: reversalRequests.searched },
  present,
});

async function ask(
  unit: UnitOfWork,
  { payment_id, to_loan_id = null, reason }: New,
): Promise<Outcome<ReversalRequestRow>> {
  const payment = await findRow(unit.db, payments, payment_id);
  if (payment === undefined) return refuseField('payment_id', 'no_such_payment');
  if (payment.status === 'reversed') return refuse('already_reversed');
  if (to_loan_id !== null) orRefuse(await movable(unit, payment, to_loan_id));
  const open = await openReversalRequest(unit.db, payment_id);
  if (open !== undefined) return refuse('reversal_asked', { who: open.requested_by_name });
  return done(
    await createRow(unit, reversalRequests, {
      payment_id,
      loan_id: payment.loan_id,
      to_loan_id,
      reason,
      status: 'proposed',
      requested_by: personOf(unit),
    }),
  );
}

/** Refuses a request that is decided, and the decision of the one who asked. */
function decidable(row: ReversalRequestRow, user: SignedIn): Outcome<void> {
  if (row.status !== 'proposed') return refuse('already_decided');
  return row.requested_by === user.id ? refuse('own_request') : done(undefined);
}

async function approve(
  unit: UnitOfWork,
  row: ReversalRequestRow,
  { comment }: { comment?: string | undefined },
  user: SignedIn,
): Promise<Outcome<ReversalRequestRow>> {
  orRefuse(decidable(row, user));
  const payment = await findRow(unit.db, payments, row.payment_id);
  if (payment === undefined) throw new Error(`request ${row.id} has no payment`);
  const after = await applyAction(unit, reversalRequests, row, 'approve', {
    status: 'approved',
    decided_by: personOf(unit),
    decided_at: unit.now,
    decision_comment: comment ?? null,
  });
  orRefuse(await reversePayment(unit, payment, { reason: row.reason }));
  if (row.to_loan_id !== null) await move(unit, payment, row.to_loan_id, row.reason);
  return done(after);
}

/** Refuses to move a payment to its own loan, or to one that could not take it. */
async function movable(
  unit: UnitOfWork,
  { loan_id, amount_minor, paid_on }: PaymentRow,
  to_loan_id: number,
): Promise<Outcome<void>> {
  if (loan_id === to_loan_id) return refuseField('to_loan_id', 'moved_to_itself');
  const to = { loan_id: to_loan_id, amount_minor, paid_on };
  const may = await settle(async () => await payable(unit.db, to, unit.businessDate));
  if (may.ok) return done(undefined);
  const { key, parameters } = may.refusal;
  return refuseField('to_loan_id', key, parameters);
}

/** The money of a payment that was taken back, on the loan it was meant for, as of its day. */
async function move(
  unit: UnitOfWork,
  { id, amount_minor, paid_on, channel, memo }: PaymentRow,
  loan_id: number,
  reason: string,
): Promise<void> {
  const sent = { loan_id, amount_minor, paid_on, channel, memo };
  await followPayment(unit, id, orRefuse(await recordPayment(unit, sent)), reason);
}

async function reject(
  unit: UnitOfWork,
  row: ReversalRequestRow,
  { comment }: { comment: string },
  user: SignedIn,
): Promise<Outcome<ReversalRequestRow>> {
  orRefuse(decidable(row, user));
  return done(
    await applyAction(unit, reversalRequests, row, 'reject', {
      status: 'rejected',
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
    }),
  );
}

async function withdraw(
  unit: UnitOfWork,
  row: ReversalRequestRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<ReversalRequestRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.requested_by !== user.id) return refuse('not_the_requester');
  return done(await applyAction(unit, reversalRequests, row, 'withdraw', { status: 'withdrawn' }));
}

export const reversalRequestRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, reversalRequests.create, ask),
  commandRoute(served, 'approve', 'Take the payment back, as was asked', approveRequest, approve),
  commandRoute(served, 'reject', 'Leave the payment as it is', rejectRequest, reject),
  commandRoute(served, 'withdraw', 'Ask no longer', z.strictObject({}), withdraw),
];
