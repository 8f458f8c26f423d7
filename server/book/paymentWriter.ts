import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../contract/outcome.ts';
import { yuan } from '../contract/refusals.ts';
import { type PaymentRow, payments } from '../contract/resources/payments.ts';
import { reversalRequests } from '../contract/resources/reversalRequests.ts';
import { NOT_RECORDED, type LedgerPayment } from '../domain/ledger/ledgerTypes.ts';
import { canShorten } from '../domain/ledger/schedule.ts';
import { applyAction } from '../store/records.ts';
import { findRow, insertRow, rereadRow, updateRow } from '../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../store/unitOfWork.ts';
import { leaveLoan } from './bankHomes.ts';
import { ledgerOf, loadAccounts, type Account } from './accounts.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import { refreshPositions } from './positions.ts';
import { refreshPromises } from './promises.ts';
import { checkPosition, checkPositionOf } from './sound.ts';

/** Payments as they enter the book and are taken back, whichever door they come by. */

export const findByReference = async (
  db: Knex,
  client_reference: string,
): Promise<PaymentRow | undefined> => await db('payments').where({ client_reference }).first();

/** The request that waits to take a payment back, with who asked. */
export const openReversalRequest = async (
  db: Knex,
  payment_id: number,
): Promise<{ id: number; requested_by_name: string } | undefined> =>
  await db('reversal_requests')
    .join('users', 'users.id', 'reversal_requests.requested_by')
    .where({ payment_id, status: 'proposed' })
    .first('reversal_requests.id', { requested_by_name: 'users.full_name' });

type NewPayment = z.output<NonNullable<typeof payments.create>>;
export type ProposedPayment = Pick<NewPayment, 'loan_id' | 'amount_minor' | 'paid_on'>;

/** The loan a payment is for, or why it cannot take one. */
export async function payable(
  db: Knex,
  { loan_id, paid_on }: ProposedPayment,
  today: string,
): Promise<Outcome<Account>> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined) return refuseField('loan_id', 'no_such_loan');
  const { loan } = account;
  if (paid_on > today) return refuseField('paid_on', 'paid_in_future', { date: today });
  return paid_on < loan.disbursed_on
    ? refuseField('paid_on', 'paid_before_disbursement', { date: loan.disbursed_on })
    : done(account);
}

const SAME = ['loan_id', 'amount_minor', 'paid_on', 'channel'] as const;

/**
 * A payment and where its money goes. The same reference with the same contents answers the first
 * payment again.
 */
export async function recordPayment(
  unit: UnitOfWork,
  sent: NewPayment,
): Promise<Outcome<PaymentRow>> {
  const client_reference = sent.client_reference ?? randomUUID();
  const first = await findByReference(unit.db, client_reference);
  if (first !== undefined) {
    const isSame =
      SAME.every((name) => first[name] === sent[name]) &&
      first.prepayment === (sent.prepayment ?? null);
    return isSame
      ? done(first)
      : refuseField('client_reference', 'reference_used', { payment_id: first.id });
  }
  const account = orRefuse(await payable(unit.db, sent, unit.businessDate));
  const journal = orRefuse(await checkPosition(unit, account));
  if (sent.prepayment) {
    const asked = { ...sent, id: NOT_RECORDED, prepayment: sent.prepayment };
    orRefuse(checkPrepayment(account, await loadPolicies(unit.db), asked));
  }
  const row = await insertRow(
    unit.db,
    payments,
    { ...sent, client_reference, recorded_by: personOf(unit), status: 'posted' },
    unit.now,
  );
  await refreshPositions(unit.db, [sent.loan_id], unit.now, journal);
  unit.record({ action: 'create', resource: 'payments', record_id: row.id, after: row });
  await refreshPromises(unit, [sent.loan_id]);
  return done(await rereadRow(unit.db, payments, row.id));
}

/** Takes a payment back: the row stays, the ledger is as if it had not come. */
export async function reversePayment(
  unit: UnitOfWork,
  row: PaymentRow,
  { reason }: { reason: string },
): Promise<Outcome<PaymentRow>> {
  if (row.status === 'reversed') return refuse('already_reversed');
  if (row.recorded_by === unit.actor.id) return refuse('own_payment');
  orRefuse(await checkPositionOf(unit, row.loan_id));
  const after = await updateRow(
    unit.db,
    payments,
    row,
    {
      status: 'reversed',
      reversed_by: personOf(unit),
      reversed_at: unit.now,
      reversal_reason: reason,
    },
    unit.now,
  );
  await refreshPositions(unit.db, [row.loan_id], unit.now);
  unit.record({
    action: 'reverse',
    resource: 'payments',
    record_id: row.id,
    ...difference(row, after),
  });
  await answerRequest(unit, row.id);
  await leaveLoan(unit, row.id, reason);
  await refreshPromises(unit, [row.loan_id]);
  return done(await rereadRow(unit.db, payments, row.id));
}

/** A payment that is taken back without waiting for the request to do so needs none any more. */
async function answerRequest(unit: UnitOfWork, payment_id: number): Promise<void> {
  const open = await openReversalRequest(unit.db, payment_id);
  const request = open && (await findRow(unit.db, reversalRequests, open.id));
  if (request === undefined) return;
  const own = request.requested_by === unit.actor.id;
  await applyAction(unit, reversalRequests, request, own ? 'withdraw' : 'approve', {
    status: own ? 'withdrawn' : 'approved',
    decided_by: own ? null : personOf(unit),
    decided_at: own ? null : unit.now,
  });
}

/** Refuses a prepayment of which nothing would come off the principal, or one that cannot be. */
export function checkPrepayment(
  account: Account,
  policies: PolicyBook,
  payment: LedgerPayment,
): Outcome<void> {
  const { prepayment, paid_on, amount_minor } = payment;
  if (!prepayment) return done(undefined);
  const book = ledgerOf(account, policies, { as_of: paid_on, extra: payment });
  if (book.settled || book.recasts.some(({ payment_id }) => payment_id === payment.id))
    return prepayment === 'shorten' && book.early && !canShorten(book.early.repayment_method)
      ? refuseField('prepayment', 'prepayment_cannot_shorten')
      : done(undefined);
  const given = book.entries
    .filter((entry) => entry.payment_id === payment.id && entry.effect === 'paid')
    .reduce((total, entry) => total + entry.amount_minor, 0);
  return refuseField('prepayment', 'prepayment_needs_more', {
    due: yuan(Math.max(given, amount_minor)),
  });
}
