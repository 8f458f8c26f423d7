import type { Knex } from 'knex';

/** Loans by their age, as conditions on their list. */

/** Oldest unpaid due dates, both ends included; null for none. */
export type Range = { readonly from: string | null; readonly to: string | null };
export const OLDEST = 'loans.oldest_unpaid_due_on';

/**
 * Loans whose days past due lie in one of the ranges. With nothing unpaid they are 0, so the range
 * that reaches up from today takes those too.
 */
export function whereOldest(query: Knex.QueryBuilder, ranges: readonly Range[]): void {
  const within = ({ from, to }: Range) => {
    return (range: Knex.QueryBuilder) => {
      if (from !== null) range.where(OLDEST, '>=', from);
      if (to !== null) range.where(OLDEST, '<=', to);
      else if (from !== null) range.orWhereNull(OLDEST);
    };
  };
  const [only, ...more] = ranges;
  if (only === undefined) query.whereRaw('1 = 0');
  // Of one range the engine reads but that part of the index, of a choice with one it does not.
  else if (more.length === 0) query.where(within(only));
  else
    query.where((any) => {
      for (const range of ranges) any.orWhere(within(range));
    });
}

/** Active loans of these days: tier, stage and class are theirs alone. */
export function whereActive(query: Knex.QueryBuilder, ranges: readonly Range[]): void {
  query.where('loans.status', 'active');
  whereOldest(query, ranges);
}
