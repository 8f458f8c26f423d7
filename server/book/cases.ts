import { type CaseEventRow, caseEvents } from '../contract/resources/caseEvents.ts';
import type { CaseHearingRow } from '../contract/resources/hearings.ts';
import type { CaseMeasureRow } from '../contract/resources/measures.ts';
import type { GuaranteeRow } from '../contract/resources/guarantees.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { CASE_EVENT_KINDS, CaseStage } from '../contract/enums.ts';
import { deadlinesOf, type CaseDeadline, type CaseFacts } from '../domain/legal/deadlines.ts';
import { effectiveOn, type Decision } from '../domain/legal/decisions.ts';
import type { Guarantee } from '../domain/legal/guarantees.ts';
import type { Measure } from '../domain/legal/measures.ts';
import { chineseWorkdays } from './workdays.ts';
import { chunks } from './accounts.ts';
import { limitationFacts, limitationsHeld, type KnownLimitation } from './limitation.ts';
import { insertRow } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/** Legal cases with all that their clocks run on. */

export interface RenewalRow {
  id: number;
  case_measure_id: number;
  renewed_on: string;
  until_on: string | null;
  withdrawn_by: number | null;
  withdrawal_reason: string | null;
}

/** All of a table's rows of these parents, grouped by parent, oldest first. */
async function grouped<R>(
  db: Knex,
  table: string,
  column: keyof R & string,
  ids: readonly number[],
): Promise<Map<number, R[]>> {
  const rows = new Map<number, R[]>();
  for (const row of ids.length === 0
    ? []
    : ((await db(table)
        .where(isOneOf(db, column, ids))
        .orderBy('id')) as R[])) {
    const of = rows.get(Number(row[column]));
    if (of === undefined) rows.set(Number(row[column]), [row]);
    else of.push(row);
  }
  return rows;
}

export const renewalsOf = async (
  db: Knex,
  measureIds: readonly number[],
): Promise<Map<number, RenewalRow[]>> =>
  await grouped<RenewalRow>(db, 'case_measure_renewals', 'case_measure_id', measureIds);

/** The day a case was filed; the filing date of a draft is but a plan. */
export const suedOn = ({
  stage,
  filed_on,
}: Pick<LegalCaseRow, 'stage' | 'filed_on'>): string | null =>
  BEFORE_SUIT.has(stage) ? null : filed_on;

export const measureOf = (
  row: CaseMeasureRow,
  renewals: readonly RenewalRow[],
  sued_on: string | null,
): Measure => ({
  kind: row.kind,
  on: row.taken_on,
  until: row.until_on,
  pre_suit: row.pre_suit === 1,
  sued_on,
  lifted_on: row.lifted_on,
  renewals: renewals
    .filter((one) => one.withdrawn_by === null)
    .map((one) => ({ on: one.renewed_on, until: one.until_on })),
  ref: row.id,
});
export const guaranteeOf = (row: GuaranteeRow): Guarantee => ({
  due_on: row.due_on,
  agreed:
    row.agreed_months !== null
      ? { months: row.agreed_months }
      : row.agreed_until !== null
        ? { until: row.agreed_until }
        : null,
  claimed_on: row.claimed_on,
  ref: row.id,
});

/**
 * The last decision; where nobody entered its service the day of the judgment stands for it, which
 * makes no deadline later than it is.
 */
export function decisionOf(row: LegalCaseRow): Decision | null {
  const served_on = row.served_on ?? row.judged_on;
  if (served_on === null) return null;
  return {
    kind: row.decision_kind ?? 'judgment',
    served_on,
    last_served_on: row.last_served_on,
    final: row.decision_final === 1,
    appealed_on: row.appealed_on,
    performance_ends_on: row.performance_ends_on,
    took_effect_on: row.took_effect_on,
  };
}

export const inForceFrom = (row: LegalCaseRow): string | null => {
  const decision = decisionOf(row);
  return decision === null ? null : effectiveOn(decision, chineseWorkdays);
};

/** What the rows of deadlines are of. */
export interface KnownCase {
  row: LegalCaseRow;
  measures: CaseMeasureRow[];
  hearings: CaseHearingRow[];
  guarantees: GuaranteeRow[];
  limitation: KnownLimitation;
  facts: CaseFacts;
}

interface Parts {
  measures: CaseMeasureRow[];
  renewals: ReadonlyMap<number, RenewalRow[]>;
  hearings: CaseHearingRow[];
  guarantees: GuaranteeRow[];
  limitation: KnownLimitation | undefined;
  owes: boolean;
}

function factsOf(
  row: LegalCaseRow,
  { measures, renewals, hearings, guarantees, limitation, owes }: Parts,
): CaseFacts {
  const effective = inForceFrom(row);
  // Of a plan only one made since then is a settlement in enforcement; the case's own suit ended in
  // the decision.
  const since =
    effective === null
      ? []
      : (limitation?.interruptions ?? []).filter(
          (one) => one.on >= effective && one.kind !== 'suit',
        );
  return {
    stage: row.stage,
    owes,
    ...(limitation && { limitation }),
    measures: measures.map((one) => measureOf(one, renewals.get(one.id) ?? [], suedOn(row))),
    guarantees: guarantees.map(guaranteeOf),
    hearings: hearings
      .filter((one) => one.status === 'scheduled')
      .map((one) => ({ on: one.held_on, ref: one.id })),
    decision: decisionOf(row),
    enforcement: {
      applied_on: row.enforcement_applied_on,
      interruptions: since,
      suspensions: limitation?.suspensions ?? [],
    },
  };
}

export const guaranteesOf = async (
  db: Knex,
  loanIds: readonly number[],
): Promise<Map<number, GuaranteeRow[]>> =>
  await grouped<GuaranteeRow>(db, 'guarantees', 'loan_id', loanIds);

/** What hangs on cases and their loans, for each case. */
async function partsOf(
  db: Knex,
  cases: readonly LegalCaseRow[],
): Promise<(row: LegalCaseRow) => Omit<Parts, 'limitation' | 'owes'>> {
  const ids = cases.map((row) => row.id);
  const measures = await grouped<CaseMeasureRow>(db, 'case_measures', 'legal_case_id', ids);
  const renewals = await renewalsOf(
    db,
    [...measures.values()].flat().map((row) => row.id),
  );
  const hearings = await grouped<CaseHearingRow>(db, 'case_hearings', 'legal_case_id', ids);
  const guarantees = await guaranteesOf(db, [...new Set(cases.map((row) => row.loan_id))]);
  return (row) => ({
    measures: measures.get(row.id) ?? [],
    renewals,
    hearings: hearings.get(row.id) ?? [],
    guarantees: guarantees.get(row.loan_id) ?? [],
  });
}

/** Cases with their facts, in the order given. */
export async function knownCases(db: Knex, cases: readonly LegalCaseRow[]): Promise<KnownCase[]> {
  if (cases.length === 0) return [];
  const parts = await partsOf(db, cases);
  const limitations = await limitationFacts(
    db,
    cases.map((row) => row.loan_id),
  );
  return cases.map((row) => {
    const limitation = limitations.get(row.loan_id);
    if (limitation === undefined) throw new Error(`case ${row.id} has no loan`);
    const { renewals, ...of } = parts(row);
    return {
      row,
      ...of,
      limitation,
      facts: factsOf(row, { ...of, renewals, limitation, owes: limitation.owes }),
    };
  });
}

/** All deadlines of a case, by date, counted with Chinese holidays and make-up workdays. */
export const caseDeadlines = ({ facts }: Pick<KnownCase, 'facts'>, today: string): CaseDeadline[] =>
  deadlinesOf(facts, today, chineseWorkdays);

/** As `nextDeadline`, of deadlines already found. */
export const nextOf = (deadlines: readonly CaseDeadline[]): CaseDeadline | null =>
  deadlines.find(({ days_left }) => days_left >= 0) ?? deadlines.at(-1) ?? null;

const BEFORE_SUIT: ReadonlySet<CaseStage> = new Set(['draft', 'demand']);
export type NextDeadline = Pick<CaseDeadline, 'on' | 'kind'>;

/**
 * The nearest deadline of each of these cases that is open and has one. Of thousands at once: the
 * limitation is the one stored with the case, which every event keeps up to date, and only what a
 * decision is waiting for is found from the events.
 */
export async function nextDeadlines(
  db: Knex,
  cases: readonly LegalCaseRow[],
  today: string,
): Promise<Map<number, NextDeadline>> {
  const open = cases.filter((row) => row.stage !== 'closed');
  const next = new Map<number, NextDeadline>();
  if (open.length === 0) return next;
  const parts = await partsOf(db, open);
  const limitations = await limitationFacts(
    db,
    open
      .filter((row) => row.stage === 'judgment' || row.limitation_expires_on === null)
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
    const stored =
      limitation === undefined && owes && BEFORE_SUIT.has(row.stage)
        ? (held.get(row.loan_id) ?? row.limitation_expires_on)
        : null;
    const found: NextDeadline[] = caseDeadlines(
      { facts: factsOf(row, { ...parts(row), limitation, owes }) },
      today,
    );
    // It is named first of those of one day.
    const all =
      stored === null
        ? found
        : [{ kind: 'limitation' as const, on: stored }, ...found].sort((a, b) =>
            a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
          );
    const nearest = all.find(({ on }) => on >= today) ?? all.at(-1);
    if (nearest !== undefined) next.set(row.id, nearest);
  }
  return next;
}

async function settledOf(db: Knex, loanIds: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('loans')
    .where(isOneOf(db, 'id', loanIds))
    .where({ status: 'settled' })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}

/** Of a loan that is not being sued for: the limitation and its guarantees. */
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

export const openCases = async (db: Knex): Promise<LegalCaseRow[]> =>
  await db('legal_cases').whereNot({ stage: 'closed' }).orderBy('id');

export async function openCasesOf(db: Knex, loanIds: readonly number[]): Promise<LegalCaseRow[]> {
  const rows: LegalCaseRow[] = [];
  for (const ids of chunks(loanIds))
    rows.push(
      ...((await db('legal_cases')
        .whereIn('loan_id', ids)
        .whereNot({ stage: 'closed' })
        .orderBy('id')) as LegalCaseRow[]),
    );
  return rows;
}

/** What was charged to loans for these cases, and not reversed. */
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

/** One line of a case's timeline, by who acts. */
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
