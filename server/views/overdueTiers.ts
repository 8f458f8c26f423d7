import type { Knex } from 'knex';
import type { OverdueTier } from '../contract/views.ts';
import { addDays } from '../domain/time/calendar.ts';
import { daysPastDue, tierOf, type TierBand } from '../domain/ledger/delinquency.ts';
import type { BookCell } from '../book/overdueBook.ts';
import { bookAsOf, SOON_DAYS } from '../book/pastBook.ts';
import { loadPolicies } from '../book/policies.ts';
import type { Scope } from '../store/scope.ts';

/**
 * The book by tier as of a date, as known at an instant, by the bands in force on that date; of a
 * scope, what is in it.
 */
export async function overdueTiers(
  db: Knex,
  as_of: string,
  known_at?: string,
  scope: Scope | null = null,
): Promise<OverdueTier[]> {
  const bands = (await loadPolicies(db)).on('tiers', as_of);
  return summed(
    bands,
    await bookAsOf(db, as_of, known_at, scope),
    as_of,
    addDays(as_of, SOON_DAYS),
  );
}

function summed(
  bands: readonly TierBand[],
  cells: readonly BookCell[],
  as_of: string,
  soon: string,
): OverdueTier[] {
  const tiers = new Map<string, OverdueTier>(
    bands
      .toSorted((a, b) => a.from_days - b.from_days)
      .map((band) => [
        band.id,
        {
          ...band,
          loans: 0,
          outstanding_minor: 0,
          overdue_minor: 0,
          due_soon_loans: 0,
          due_soon_minor: 0,
        },
      ]),
  );
  for (const { oldest, loans, outstanding, overdue, due_soon } of cells) {
    const days = daysPastDue(oldest, as_of);
    const tier = tiers.get(tierOf(days, bands));
    if (tier === undefined) throw new Error(`no tier for ${days} days`);
    tier.loans += loans;
    tier.outstanding_minor += outstanding;
    tier.overdue_minor += overdue;
    if (days > 0 || oldest > soon) continue;
    tier.due_soon_loans += loans;
    tier.due_soon_minor += due_soon;
  }
  return [...tiers.values()];
}
