import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import type { PaymentPreview, payments } from '../../contract/resources/payments.ts';
import { daysPastDue, tierOf } from '../../domain/delinquency.ts';
import { ledgerOf, loadAccounts, refreshPositions, type Account } from '../../store/positionStore.ts';
import { policiesOn } from '../../store/policyStore.ts';
import { findRow, insertRow, updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { findByReference } from './store.ts';

type NewPayment = z.output<NonNullable<typeof payments.create>>;
type Proposed = Pick<NewPayment, 'loan_id' | 'amount_minor' | 'paid_on'>;

/** The loan a payment is for, or why it cannot take one. */
async function payable(db: Knex, { loan_id, paid_on }: Proposed, today: string): Promise<Outcome<Account>> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined) return refuseField('loan_id', 'no_such_loan');
  const { loan } = account;
  if (paid_on > today) return refuseField('paid_on', 'paid_in_future', { date: today });
  if (paid_on < loan.disbursed_on) return refuseField('paid_on', 'paid_before_disbursement', { date: loan.disbursed_on });
  if (loan.status === 'settled') return refuseField('loan_id', 'loan_settled');
  return loan.status === 'written_off' ? refuseField('loan_id', 'loan_written_off') : done(account);
}

const SAME = ['loan_id', 'amount_minor', 'paid_on', 'channel'] as const;

/** A payment and where its money goes. The same reference with the same contents answers the first payment again. */
export async function recordPayment(unit: UnitOfWork, sent: NewPayment): Promise<Outcome<Row>> {
  const client_reference = sent.client_reference ?? randomUUID();
  const first = await findByReference(unit.db, client_reference);
  if (first !== undefined) {
    return SAME.every((name) => first[name] === sent[name]) ? done(first) : refuseField('client_reference', 'reference_used', { payment_id: first.id });
  }
  const account = await payable(unit.db, sent, unit.businessDate);
  if (!account.ok) return account;
  const row = await insertRow(unit.db, 'payments', { ...sent, client_reference, recorded_by: unit.actor.id, status: 'posted' }, unit.now);
  await refreshPositions(unit.db, [sent.loan_id], unit.now, unit.businessDate);
  unit.record({ action: 'create', resource: 'payments', record_id: row.id, after: row });
  return done(await reread(unit, row.id));
}

async function reread(unit: UnitOfWork, id: number): Promise<Row> {
  const row = await findRow(unit.db, 'payments', id);
  if (row === undefined) throw new Error(`payment ${id} vanished`);
  return row;
}

/** Takes a payment back: the row stays, the ledger is as if it had not come. */
export async function reversePayment(unit: UnitOfWork, row: Row, { reason }: { reason: string }): Promise<Outcome<Row>> {
  if (row['status'] === 'reversed') return refuse('already_reversed');
  if (row['recorded_by'] === unit.actor.id) return refuse('own_payment');
  const after = await updateRow(unit.db, 'payments', row, { status: 'reversed', reversed_by: unit.actor.id, reversed_at: unit.now, reversal_reason: reason }, unit.now);
  await refreshPositions(unit.db, [Number(row['loan_id'])], unit.now, unit.businessDate);
  unit.record({ action: 'reverse', resource: 'payments', record_id: row.id, ...difference(row, after) });
  return done(await reread(unit, row.id));
}

const PREVIEWED = { id: 0, client_reference: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** What this payment would do, by the same ledger that recording it runs. */
export async function previewPayment(db: Knex, sent: Proposed, today: string): Promise<Outcome<PaymentPreview>> {
  const account = await payable(db, sent, today);
  if (!account.ok) return account;
  const policies = await policiesOn(db, today);
  const before = ledgerOf(account.value, policies, today);
  const after = ledgerOf(account.value, policies, today, { ...PREVIEWED, ...sent });
  const rows = new Map(account.value.installments.map((row) => [row.id, row]));
  const tier = (oldest: string | null) => tierOf(daysPastDue(oldest, today), policies.bands);
  return done({
    allocations: after.allocations.filter((row) => row.payment_id === PREVIEWED.id).map(({ payment_id: _self, ...row }) => {
      const installment = row.installment_id === null ? undefined : rows.get(row.installment_id);
      return { ...row, sequence: installment?.sequence ?? null, due_on: installment?.due_on ?? null };
    }),
    unallocated_minor: after.unallocated.find((row) => row.payment_id === PREVIEWED.id)?.amount_minor ?? 0,
    outstanding_before_minor: before.outstanding_minor,
    outstanding_after_minor: after.outstanding_minor,
    overdue_after_minor: after.overdue_minor,
    tier_before: tier(before.oldest_unpaid_due_on),
    tier_after: after.settled ? null : tier(after.oldest_unpaid_due_on),
    settles: after.settled,
  });
}
