import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { GuaranteeRow } from '../contract/resources/guarantees.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import { byDay } from '../domain/legal/days.ts';
import { deadlinesOf, type CaseDeadline } from '../domain/legal/deadlines.ts';
import { hasReached } from '../domain/legal/legalCase.ts';
import { caseFacts, caseRecords, guaranteeOf, type KnownCase } from './caseFacts.ts';
import { limitationFacts, limitationsHeld, type KnownLimitation } from './limitation.ts';
import { chineseWorkdays } from './workdays.ts';

/** The deadlines of cases, and of loans nobody sues for. */

/** All deadlines of a case, by date, counted with Chinese holidays and make-up workdays. */
export const caseDeadlines = ({ facts }: Pick<KnownCase, 'facts'>, today: string): CaseDeadline[] =>
  deadlinesOf(facts, today, chineseWorkdays);

/** The deadlines of a loan that is not being sued for: its limitation and its guarantees. */
export const loanDeadlines = (
  limitation: KnownLimitation,
  guarantees: readonly GuaranteeRow[],
  today: string,
): CaseDeadline[] =>
  caseDeadlines(
    {
      facts: {
        stage: 'draft',
        owes: limitation.owes,
        limitation,
        guarantees: guarantees.map(guaranteeOf),
      },
    },
    today,
  );

export type NextDeadline = Pick<CaseDeadline, 'on' | 'kind'>;

/**
 * The nearest deadline of each of these cases that is open and has one, by the case's id. Made for
 * thousands at once: the limitation is the one stored with the case, which every event keeps up to
 * date, and only what a decision or another title is waiting for is found from the events.
 */
export async function nextDeadlines(
  db: Knex,
  cases: readonly LegalCaseRow[],
  today: string,
): Promise<Map<number, NextDeadline>> {
  const open = cases.filter((row) => row.stage !== 'closed');
  const next = new Map<number, NextDeadline>();
  if (open.length === 0) return next;
  const recordsOf = await caseRecords(db, open);
  const limitations = await limitationFacts(
    db,
    open
      .filter(
        (row) =>
          row.stage === 'judgment' ||
          row.limitation_expires_on === null ||
          recordsOf(row).steps.length > 0,
      )
      .map((row) => row.loan_id),
  );
  const held = await limitationsHeld(db, today);
  const settled = await settledOf(
    db,
    open.map((row) => row.loan_id),
  );
  for (const row of open) {
    const owes = !settled.has(row.loan_id);
    const limitation = limitations.get(row.loan_id);
    const found = caseDeadlines(
      { facts: caseFacts(row, recordsOf(row), { limitation, owes }) },
      today,
    );
    const stored =
      limitation === undefined && owes && !hasReached(row.stage, 'filed')
        ? (held.get(row.loan_id) ?? row.limitation_expires_on)
        : null;
    const nearest = nearestWith(stored, found, today);
    if (nearest !== undefined) next.set(row.id, nearest);
  }
  return next;
}

/** The nearest of a case's deadlines and its stored limitation, which comes first on one day. */
function nearestWith(
  limitation_on: string | null,
  found: readonly NextDeadline[],
  today: string,
): NextDeadline | undefined {
  const all =
    limitation_on === null
      ? found
      : [{ kind: 'limitation' as const, on: limitation_on }, ...found].sort(byDay);
  return all.find(({ on }) => on >= today) ?? all.at(-1);
}

async function settledOf(db: Knex, loanIds: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('loans')
    .where(isOneOf(db, 'id', loanIds))
    .where({ status: 'settled' })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}
