import type { Knex } from 'knex';
import {
  type Allocation,
  type PaymentPreview,
  type PaymentRow,
  payments,
} from '../../contract/resources/payments.ts';
import { ofLoanNumbered } from '../../book/borrowerSearch.ts';
import { ofBorrower } from '../../book/ofBorrower.ts';
import type { TableSpec } from '../../store/tableStore.ts';

/** Where each of these payments' money is now: the journal summed, what was taken back left out. */
export async function allocationsOf(
  db: Knex,
  paymentIds: readonly number[],
): Promise<Map<number, Allocation[]>> {
  const rows: (Allocation & { payment_id: number })[] = await db('ledger_entries')
    .leftJoin('installments', 'installments.id', 'ledger_entries.installment_id')
    .whereIn('payment_id', paymentIds)
    .whereIn('effect', ['paid', 'refunded'])
    .groupBy('payment_id', 'installment_id', 'sequence', 'component')
    .havingRaw('sum(amount_minor) <> 0')
    .select('payment_id', 'installment_id', 'sequence', 'component')
    .sum({ amount_minor: 'amount_minor' })
    .orderByRaw('payment_id, sequence nulls first, min(ledger_entries.id)');
  const byPayment = new Map<number, Allocation[]>(paymentIds.map((id) => [id, []]));
  for (const { payment_id, ...allocation } of rows) byPayment.get(payment_id)?.push(allocation);
  return byPayment;
}

/** Payments by their ids. */
export async function paymentsOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, PaymentRow>> {
  const rows: PaymentRow[] = await db('payments').whereIn('id', ids);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of the loans that are settled. */
export async function settledLoans(db: Knex, ids: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('loans')
    .whereIn('id', [...new Set(ids)])
    .where({ status: 'settled' })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}

/** A payment of the same loan, day and amount under another reference: often the same money. */
export const likelyDouble = async (
  db: Knex,
  sent: Pick<PaymentRow, 'loan_id' | 'paid_on' | 'amount_minor'> & {
    client_reference?: string | undefined;
  },
): Promise<PaymentPreview['likely_double'] | undefined> =>
  await db('payments')
    .leftJoin('users', 'users.id', 'payments.recorded_by')
    .where({ loan_id: sent.loan_id, paid_on: sent.paid_on, amount_minor: sent.amount_minor })
    .where('status', 'posted')
    .whereNot('client_reference', sent.client_reference ?? '')
    .orderBy('payments.id')
    .first('payments.id', {
      recorded_at: 'payments.created_at',
      recorded_by_name: 'users.full_name',
    });

/** `q` also finds the payments of a loan by its whole number. */
export const paymentSpec: TableSpec = {
  table: 'payments',
  kept: { whole: 'payments' },
  searched: payments.searched,
  folded: payments.folded,
  places: (q) => [ofLoanNumbered('payments', q)],
  // What was taken back came to nothing.
  sums: { amount_minor: "case when payments.status = 'posted' then payments.amount_minor end" },
  computed: { borrower_id: ofBorrower('payments') },
};
