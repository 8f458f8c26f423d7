import type { Knex } from 'knex';
import type { CASE_EVENT_KINDS } from '../contract/enums.ts';
import { caseEvents, type CaseEventRow } from '../contract/resources/caseEvents.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import { insertRow } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { chunks } from './accounts.ts';

/** Legal cases that are open, what they cost, and their timeline. */

export const openCases = async (db: Knex): Promise<LegalCaseRow[]> =>
  // In the words of the index of open cases.
  await db('legal_cases').whereRaw("stage <> 'closed'").orderBy('id');

/** The open cases of these loans. */
export const openCasesOf = async (db: Knex, loanIds: readonly number[]): Promise<LegalCaseRow[]> =>
  await openCasesWith(db, 'loan_id', loanIds);

/** The cases with these ids that are open. */
export const openCasesAmong = async (
  db: Knex,
  caseIds: readonly number[],
): Promise<LegalCaseRow[]> => await openCasesWith(db, 'id', caseIds);

async function openCasesWith(
  db: Knex,
  column: 'id' | 'loan_id',
  wanted: readonly number[],
): Promise<LegalCaseRow[]> {
  const cases: LegalCaseRow[] = [];
  for (const ids of chunks(wanted)) {
    const rows: LegalCaseRow[] = await db('legal_cases')
      .whereIn(column, ids)
      .whereNot({ stage: 'closed' })
      .orderBy('id');
    cases.push(...rows);
  }
  return cases;
}

/** Minor units charged to loans for these cases and not reversed, by the case's id. */
export async function costsOf(db: Knex, caseIds: readonly number[]): Promise<Map<number, number>> {
  const costs = new Map<number, number>();
  for (const ids of chunks(caseIds)) {
    const rows: { legal_case_id: number; sum: number }[] = await db('adjustments')
      .whereIn('legal_case_id', ids)
      .where({ kind: 'charge', status: 'posted' })
      .groupBy('legal_case_id')
      .select('legal_case_id')
      .sum({ sum: 'amount_minor' });
    for (const row of rows) costs.set(row.legal_case_id, row.sum);
  }
  return costs;
}

interface NewEvent {
  kind: (typeof CASE_EVENT_KINDS)[number];
  on: string;
  text?: string | null | undefined;
  details?: Readonly<Record<string, unknown>>;
  attachment_id?: number | null | undefined;
}

/** Adds an event to a case's timeline, in the name of whoever acts, and answers it. */
export async function addCaseEvent(
  unit: UnitOfWork,
  legal_case_id: number,
  { kind, on, text = null, details = {}, attachment_id = null }: NewEvent,
): Promise<CaseEventRow> {
  return await insertRow(
    unit.db,
    caseEvents,
    {
      legal_case_id,
      kind,
      happened_on: on,
      text,
      details: JSON.stringify(details),
      attachment_id,
      actor_id: unit.actor.id,
      actor_name: unit.actor.name,
    },
    unit.now,
  );
}
