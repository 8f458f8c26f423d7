import type { Knex } from 'knex';
import type { PolicyTouch } from '../contract/views.ts';
import { daysPastDue, type TierBand } from '../domain/ledger/delinquency.ts';
import { handledTier, type TierStrategy } from '../domain/worklist/strategy.ts';
import { handlingAsked, whereFirstAction } from '../book/handling.ts';
import { joinOverdue, type Overdue, overdueTable } from '../book/overdueAmounts.ts';
import { loadPolicies } from '../book/policies.ts';
import { textOrder } from '../domain/time/order.ts';

/**
 * What other tiers or strategies would touch, were they in force today: which late loans would be
 * handled as another tier, and how many first contacts would be late. It reads every late loan, so
 * it takes longer as the book grows: asked by somebody who is about to change a rule, not by lists.
 */

/** The rules that decide how loans are handled. */
export interface HandlingRules {
  readonly bands: readonly TierBand[];
  readonly strategies: readonly TierStrategy[];
}

interface Late {
  borrower_id: number;
  oldest_unpaid_due_on: string;
  overdue_minor: number;
}

function lateLoans(db: Knex, table: Overdue, today: string): Knex.QueryBuilder {
  const late = db('loans')
    .where('loans.status', 'active')
    .where('loans.oldest_unpaid_due_on', '<', today);
  joinOverdue(late, table, today);
  return late;
}

async function missedBy(db: Knex, rules: HandlingRules, today: string): Promise<number> {
  const table = await overdueTable(db, today);
  const asked = { ...handlingAsked(db, await loadPolicies(db), today, table), ...rules };
  const row = (await lateLoans(db, table, today)
    .where((late) => {
      whereFirstAction(late, 'missed', asked);
    })
    .count({ n: '*' })
    .first()) as { n: number } | undefined;
  return Number(row?.n ?? 0);
}

/** What the change of some of today's rules would touch today. */
export async function policyPreview(
  db: Knex,
  changed: Partial<HandlingRules>,
  today: string,
): Promise<PolicyTouch> {
  const policies = await loadPolicies(db);
  const before: HandlingRules = {
    bands: policies.on('tiers', today),
    strategies: policies.on('tier_strategies', today),
  };
  const after = { ...before, ...changed };
  const moves = new Map<string, PolicyTouch['moves'][number]>();
  const people = new Set<number>();
  const table = await overdueTable(db, today);
  const rows: Late[] = await lateLoans(db, table, today).select(
    'loans.borrower_id',
    'loans.oldest_unpaid_due_on',
    { overdue_minor: `${table}.overdue_minor` },
  );
  for (const { borrower_id, oldest_unpaid_due_on: oldest, ...row } of rows) {
    // A sum of PostgreSQL comes as text.
    const overdue_minor = Number(row.overdue_minor);
    const late = { days_past_due: daysPastDue(oldest, today), overdue_minor };
    const from = handledTier(late, before.bands, before.strategies);
    const to = handledTier(late, after.bands, after.strategies);
    if (from === to) continue;
    const move = moves.get(`${from}/${to}`) ?? { from, to, loans: 0, overdue_minor: 0 };
    move.loans += 1;
    move.overdue_minor += overdue_minor;
    moves.set(`${from}/${to}`, move);
    people.add(borrower_id);
  }
  const all = [...moves.values()];
  return {
    loans: all.reduce((sum, { loans }) => sum + loans, 0),
    borrowers: people.size,
    overdue_minor: all.reduce((sum, move) => sum + move.overdue_minor, 0),
    moves: all.toSorted((a, b) => textOrder(a.from, b.from) || textOrder(a.to, b.to)),
    first_missed: {
      before: await missedBy(db, before, today),
      after: await missedBy(db, after, today),
    },
  };
}
