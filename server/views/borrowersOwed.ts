import type { Knex } from 'knex';
import { loadPolicies } from '../book/policies.ts';
import { daysPastDue, tierOf } from '../domain/ledger/delinquency.ts';
import { unpaidSql } from '../domain/ledger/unpaid.ts';
import { chunks } from '../book/accounts.ts';

/** What a borrower owes in all, amounts in fen, and how late the longest overdue loan is. */
export interface Owed {
  readonly outstanding_minor: number;
  readonly overdue_minor: number;
  readonly days_past_due: number;
  /** Null where no loan is running. */
  readonly tier: string | null;
}

const NOTHING: Owed = { outstanding_minor: 0, overdue_minor: 0, days_past_due: 0, tier: null };

interface Sums {
  borrower_id: number;
  outstanding: number;
  running: number;
  oldest: string | null;
}

/** Borrowers with what each owes on a day over all loans; asked for the rows of a page only. */
export async function withOwed<R extends { readonly id: number }>(
  db: Knex,
  rows: readonly R[],
  today: string,
): Promise<(R & Owed)[]> {
  const bands = (await loadPolicies(db)).on('tiers', today);
  const owed = new Map<number, Owed>();
  for (const ids of chunks(rows.map(({ id }) => id))) {
    const overdue = await overdueOf(db, ids, today);
    const sums = (await db('loans')
      .whereIn('borrower_id', ids)
      .whereNot('status', 'settled')
      .groupBy('borrower_id')
      .select(
        'borrower_id',
        db.raw('sum(outstanding_minor) as outstanding'),
        db.raw("sum(case when status = 'active' then 1 else 0 end) as running"),
        db.raw("min(case when status = 'active' then oldest_unpaid_due_on end) as oldest"),
      )) as Sums[];
    for (const { borrower_id, outstanding, running, oldest } of sums) {
      const days_past_due = daysPastDue(oldest, today);
      owed.set(borrower_id, {
        outstanding_minor: Number(outstanding),
        overdue_minor: overdue.get(borrower_id) ?? 0,
        days_past_due,
        tier: Number(running) > 0 ? tierOf(days_past_due, bands) : null,
      });
    }
  }
  return rows.map((row) => ({ ...row, ...(owed.get(row.id) ?? NOTHING) }));
}

/** What fell due before a day and is unpaid, by borrower, in fen. */
async function overdueOf(
  db: Knex,
  borrowerIds: readonly number[],
  today: string,
): Promise<Map<number, number>> {
  const rows = (await db('loans')
    .join('installments', 'installments.loan_id', 'loans.id')
    .whereIn('loans.borrower_id', borrowerIds)
    .whereNot('loans.status', 'settled')
    .where({ in_force: 1 })
    .where('due_on', '<', today)
    .groupBy('borrower_id')
    .select('borrower_id', db.raw(`sum(${unpaidSql('installments')}) as overdue`))) as {
    borrower_id: number;
    overdue: number;
  }[];
  return new Map(rows.map(({ borrower_id, overdue }) => [borrower_id, Number(overdue)]));
}
