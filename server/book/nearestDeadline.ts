import type { Knex } from 'knex';
import type { CaseDeadline, DeadlineKind } from '../domain/legal/deadlines.ts';
import { caseDeadlines, loanDeadlines } from './caseDeadlines.ts';
import { guaranteesOf, knownCases } from './caseFacts.ts';
import { nextOf } from '../domain/legal/deadlines.ts';
import { openCasesOf } from './cases.ts';
import { limitationFacts } from './limitation.ts';

export interface Nearest {
  next_deadline_on: string | null;
  next_deadline_kind: DeadlineKind | null;
}
export const NO_DEADLINE: Nearest = { next_deadline_on: null, next_deadline_kind: null };

interface Dated {
  id: number;
  oldest_unpaid_due_on: string | null;
}

/**
 * The nearest legal deadline of each of these loans that is overdue: of its cases or, without one,
 * its own.
 */
export async function nearestDeadlines(
  db: Knex,
  loans: readonly Dated[],
  today: string,
): Promise<Map<number, Nearest>> {
  const ids = loans
    .filter(
      ({ oldest_unpaid_due_on }) => oldest_unpaid_due_on !== null && oldest_unpaid_due_on < today,
    )
    .map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const deadlines = new Map<number, CaseDeadline[]>();
  for (const one of await knownCases(db, await openCasesOf(db, ids)))
    deadlines.set(one.row.loan_id, [
      ...(deadlines.get(one.row.loan_id) ?? []),
      ...caseDeadlines(one, today),
    ]);
  const free = ids.filter((id) => !deadlines.has(id));
  const [limitations, guarantees] = [await limitationFacts(db, free), await guaranteesOf(db, free)];
  for (const [id, limitation] of limitations)
    deadlines.set(id, loanDeadlines(limitation, guarantees.get(id) ?? [], today));
  return new Map(
    [...deadlines].map(([id, all]) => {
      const next = nextOf(all.toSorted((a, b) => a.days_left - b.days_left));
      return [id, { next_deadline_on: next?.on ?? null, next_deadline_kind: next?.kind ?? null }];
    }),
  );
}
