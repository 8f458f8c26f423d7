import type { Knex } from 'knex';
import { expect } from 'vitest';
import type { AllocationRules } from '../../server/domain/allocation.ts';
import { daysPastDue, tierOf, type TierBand } from '../../server/domain/delinquency.ts';
import { ledger, type Ledger, type LedgerInstallment, type LedgerPayment } from '../../server/domain/ledger.ts';
import type { Rounding } from '../../server/domain/money.ts';

/** What is stored of loans, recomputed from their events alone; none of the code that keeps it is used. */
interface LoanRow {
  id: number; rounding: Rounding; penalty_rate_bps: number; grace_days: number; schedule_version: number; disbursed_on: string; status: string; paid_count: number; last_due_on: string;
  outstanding_minor: number; principal_outstanding_minor: number; unallocated_minor: number; oldest_unpaid_due_on: string | null; last_paid_on: string | null;
}
type InstallmentRow = LedgerInstallment & { loan_id: number; schedule_version: number; paid_principal_minor: number; paid_interest_minor: number };
type PaymentRow = LedgerPayment & { loan_id: number; status: string; unallocated_minor: number };
export interface Recomputed { readonly loan: LoanRow; readonly installments: InstallmentRow[]; readonly payments: PaymentRow[]; on(as_of: string): Ledger }

const left = (row: { principal_minor: number; interest_minor: number; paid_principal_minor: number; paid_interest_minor: number }): number =>
  row.principal_minor + row.interest_minor - row.paid_principal_minor - row.paid_interest_minor;

async function policy<T>(db: Knex, kind: string): Promise<T> {
  const row = (await db('policies').where({ kind }).orderBy('effective_on', 'desc').orderBy('id', 'desc').first('value')) as { value: string };
  return JSON.parse(row.value) as T;
}

export async function recomputed(db: Knex): Promise<Recomputed[]> {
  const [rules, base] = [await policy<AllocationRules>(db, 'allocation'), await policy<360 | 365>(db, 'penalty_day_base')];
  const loans: LoanRow[] = await db('loans').orderBy('id');
  const installments: InstallmentRow[] = await db('installments').orderBy('id');
  const payments: PaymentRow[] = await db('payments').orderBy('id');
  return loans.map((loan) => {
    const inForce = installments.filter((row) => row.loan_id === loan.id && row.schedule_version === loan.schedule_version);
    const own = payments.filter((row) => row.loan_id === loan.id);
    const terms = { rounding: loan.rounding, penalty_rate_bps: loan.penalty_rate_bps, grace_days: loan.grace_days, penalty_day_base: base };
    return { loan, installments: inForce, payments: own, on: (as_of) => ledger({ terms, installments: inForce, payments: own.filter((row) => row.status === 'posted'), rules, as_of }) };
  });
}

/** Holds the stored columns of every loan, its installments, its payments and the journal against their ledger. */
export async function expectStoredAsRecomputed(db: Knex, today: string): Promise<void> {
  const journal: { payment_id: number; installment_id: number | null; component: string; amount_minor: number; value_on: string }[] = await db('payment_allocations').select('*');
  const book: { oldest_unpaid_due_on: string; due_on: string; loans: number; unpaid_minor: number }[] = await db('overdue_book').select('*');
  const wantedBook = new Map<string, [loans: number, unpaid: number]>();
  for (const account of await recomputed(db)) {
    const { loan, installments, payments } = account;
    const now = account.on(today);
    const posted = payments.filter((row) => row.status === 'posted');
    expect(loan).toMatchObject({
      status: now.settled ? 'settled' : 'active', outstanding_minor: now.outstanding_minor, principal_outstanding_minor: now.principal_outstanding_minor,
      unallocated_minor: now.unallocated_minor, oldest_unpaid_due_on: now.oldest_unpaid_due_on, paid_count: now.installments.filter((row) => left(row) === 0).length,
      last_due_on: now.installments.at(-1)?.due_on, last_paid_on: posted.map((row) => row.paid_on).sort().at(-1) ?? null,
    });
    const paid = (rows: readonly (LedgerInstallment & { paid_principal_minor: number; paid_interest_minor: number })[]) =>
      rows.map((row) => [row.id, row.paid_principal_minor, row.paid_interest_minor]).sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(paid(installments)).toEqual(paid(now.installments));
    const sums = new Map<string, number>();
    for (const row of journal.filter((one) => payments.some(({ id }) => id === one.payment_id))) {
      const key = `${row.payment_id}/${row.installment_id}/${row.component}`;
      sums.set(key, (sums.get(key) ?? 0) + row.amount_minor);
      expect(row.value_on).toBe(payments.find(({ id }) => id === row.payment_id)?.paid_on);
    }
    expect(new Map([...sums].filter(([, amount]) => amount !== 0))).toEqual(new Map(now.allocations.map((row) => [`${row.payment_id}/${row.installment_id}/${row.component}`, row.amount_minor])));
    const unallocated = new Map(now.unallocated.map((row) => [row.payment_id, row.amount_minor]));
    for (const payment of payments) {
      expect(payment.unallocated_minor).toBe(unallocated.get(payment.id) ?? 0);
      const taken = [...sums].filter(([key]) => key.startsWith(`${payment.id}/`)).reduce((sum, [, amount]) => sum + amount, 0);
      expect(taken + payment.unallocated_minor).toBe(payment.status === 'posted' ? payment.amount_minor : 0);
    }
    const oldest = now.oldest_unpaid_due_on;
    for (const [at, row] of now.installments.filter((one) => left(one) > 0).entries()) {
      const cell = wantedBook.get(`${oldest} ${row.due_on}`) ?? [0, 0];
      wantedBook.set(`${oldest} ${row.due_on}`, [cell[0] + (at === 0 ? 1 : 0), cell[1] + left(row)]);
    }
  }
  expect(new Map(book.map((row) => [`${row.oldest_unpaid_due_on} ${row.due_on}`, [row.loans, row.unpaid_minor]]))).toEqual(wantedBook);
}

/** Loans and money by tier on a date, from the ledgers of the loans disbursed by then. */
export async function recomputedTiers(db: Knex, as_of: string): Promise<Record<string, { loans: number; outstanding_minor: number; overdue_minor: number }>> {
  const bands = await policy<TierBand[]>(db, 'tiers');
  const tiers = Object.fromEntries(bands.map(({ id }) => [id, { loans: 0, outstanding_minor: 0, overdue_minor: 0 }]));
  for (const account of await recomputed(db)) {
    if (account.loan.disbursed_on > as_of) continue;
    const then = account.on(as_of);
    if (then.outstanding_minor === 0) continue;
    const tier = tiers[tierOf(daysPastDue(then.oldest_unpaid_due_on, as_of), bands)];
    if (tier === undefined) throw new Error('a tier without a band');
    tier.loans += 1;
    tier.outstanding_minor += then.outstanding_minor;
    tier.overdue_minor += then.overdue_minor;
  }
  return tiers;
}
