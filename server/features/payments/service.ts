import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type PaymentPreview,
  type PaymentRow,
  type ReversalPreview,
  payments,
} from '../../contract/resources/payments.ts';
import { reversalRequests } from '../../contract/resources/reversalRequests.ts';
import { NOT_RECORDED, type LedgerEntry } from '../../domain/ledger/ledgerTypes.ts';
import { daysPastDue, tierOf } from '../../domain/ledger/delinquency.ts';
import { ledgerOf, loadAccounts, payoffOf, type Account } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import { refreshPositions } from '../../book/positions.ts';
import { refreshPromises } from '../../book/promises.ts';
import { applyAction } from '../../store/records.ts';
import { findRow, insertRow, rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import type { Prepayment } from '../../domain/ledger/prepaymentWays.ts';
import { checkPrepayment, prepaymentPlans } from './prepayments.ts';
import { findByReference, likelyDouble, openReversalRequest } from './store.ts';

type NewPayment = z.output<NonNullable<typeof payments.create>>;
type Proposed = Pick<NewPayment, 'loan_id' | 'amount_minor' | 'paid_on'>;

/** The loan a payment is for, or why it cannot take one. */
async function payable(
  db: Knex,
  { loan_id, paid_on }: Proposed,
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
  await refreshPositions(unit.db, [sent.loan_id], unit.now);
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

/** What this payment would do, by the same ledger that recording it runs. */
export async function previewPayment(
  db: Knex,
  sent: Proposed & {
    client_reference?: string | undefined;
    prepayment?: Prepayment | null | undefined;
  },
  today: string,
): Promise<Outcome<PaymentPreview>> {
  const account = orRefuse(await payable(db, sent, today));
  const policies = await loadPolicies(db);
  const extra = {
    ...sent,
    id: NOT_RECORDED,
    prepayment: sent.prepayment ?? null,
  };
  const before = ledgerOf(account, policies, { as_of: today });
  const after = ledgerOf(account, policies, { as_of: today, extra });
  const quote = payoffOf(account, policies, { as_of: sent.paid_on });
  const bands = policies.on('tiers', today);
  const tier = (oldest: string | null) => tierOf(daysPastDue(oldest, today), bands);
  const mine = after.entries.filter((entry) => entry.payment_id === NOT_RECORDED);
  return done({
    allocations: mine
      .filter((entry) => entry.effect === 'paid')
      .map((entry) => allocation(account, entry)),
    // A prepayment drops the old plan's interest too, but its new plan has interest of its own.
    dropped_interest_minor: after.settled
      ? mine
          .filter((entry) => entry.effect === 'dropped')
          .reduce((sum, entry) => sum + entry.amount_minor, 0)
      : 0,
    payoff_minor: quote.amount_minor,
    unallocated_minor:
      after.unallocated.find((row) => row.payment_id === NOT_RECORDED)?.amount_minor ?? 0,
    outstanding_before_minor: before.outstanding_minor,
    outstanding_after_minor: after.outstanding_minor,
    overdue_after_minor: after.overdue_minor,
    tier_before: account.loan.status === 'written_off' ? null : tier(before.oldest_unpaid_due_on),
    tier_after:
      after.settled || account.loan.status === 'written_off'
        ? null
        : tier(after.oldest_unpaid_due_on),
    settles: after.settled && !before.settled,
    is_settled: before.settled,
    plans: prepaymentPlans(account, policies, extra),
    likely_double: (await likelyDouble(db, sent)) ?? null,
  });
}

/** What taking a payment back would do, by the same ledger that doing it runs. */
export async function previewReversal(
  db: Knex,
  { id, loan_id }: PaymentRow,
  today: string,
): Promise<ReversalPreview> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined) throw new Error(`payment ${id} has no loan`);
  const policies = await loadPolicies(db);
  const before = ledgerOf(account, policies, { as_of: today });
  const rest = { ...account, payments: account.payments.filter((row) => row.id !== id) };
  const after = ledgerOf(rest, policies, { as_of: today });
  return {
    id,
    outstanding_before_minor: before.outstanding_minor,
    outstanding_after_minor: after.outstanding_minor,
    overdue_after_minor: after.overdue_minor,
    refund_owed_before_minor: before.refund_owed_minor,
    refund_owed_after_minor: after.refund_owed_minor,
  };
}

function allocation(
  { installments }: Account,
  { installment_id, component, amount_minor }: LedgerEntry,
): PaymentPreview['allocations'][number] {
  const row = installments.find(({ id }) => id === installment_id);
  return {
    installment_id,
    component,
    amount_minor,
    sequence: row?.sequence ?? null,
    due_on: row?.due_on ?? null,
  };
}
