import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { GuaranteeRow } from '../contract/resources/guarantees.ts';
import type { CaseStepRow } from '../contract/resources/caseSteps.ts';
import { unpaidSql } from '../domain/ledger/unpaid.ts';
import type { CaseHearingRow } from '../contract/resources/hearings.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { CaseMeasureRow } from '../contract/resources/measures.ts';
import type { CaseFacts } from '../domain/legal/deadlines.ts';
import { effectiveOn, performedBy, type Decision } from '../domain/legal/decisions.ts';
import type { Guarantee } from '../domain/legal/guarantees.ts';
import { hasReached } from '../domain/legal/legalCase.ts';
import type { Measure } from '../domain/legal/measures.ts';
import { limitationFacts, type KnownLimitation } from './limitation.ts';
import { chineseWorkdays } from './workdays.ts';

/** Legal cases with all that their clocks run on. */

export interface RenewalRow {
  id: number;
  case_measure_id: number;
  renewed_on: string;
  until_on: string | null;
  recorded_by: number;
  withdrawn_by: number | null;
  withdrawal_reason: string | null;
}

/** All of a table's rows of these parents, grouped by parent, oldest first. */
async function grouped<K extends string, R extends Record<K, number>>(
  db: Knex,
  table: string,
  column: K,
  ids: readonly number[],
): Promise<Map<number, R[]>> {
  const groups = new Map<number, R[]>();
  if (ids.length === 0) return groups;
  const rows: R[] = await db(table)
    .where(isOneOf(db, column, ids))
    .orderBy('id');
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group === undefined) groups.set(row[column], [row]);
    else group.push(row);
  }
  return groups;
}

/** The renewals of measures, also those withdrawn, by the measure's id. */
export const renewalsOf = async (
  db: Knex,
  measureIds: readonly number[],
): Promise<Map<number, RenewalRow[]>> =>
  await grouped(db, 'case_measure_renewals', 'case_measure_id', measureIds);

/**
 * Guarantees with the day their period runs from: of a loan that was declared due, that day (Civil
 * Code art. 692).
 */
export async function asDeclared(db: Knex, rows: readonly GuaranteeRow[]): Promise<GuaranteeRow[]> {
  if (rows.length === 0) return [];
  const declared: { loan_id: number; on: string }[] = await db('adjustments')
    .where(isOneOf(db, 'loan_id', [...new Set(rows.map((row) => row.loan_id))]))
    .where({ kind: 'acceleration' })
    .where('status', 'posted')
    .groupBy('loan_id')
    .select('loan_id')
    .min({ on: 'value_on' });
  const days = new Map(declared.map(({ loan_id, on }) => [loan_id, on]));
  return rows.map((row) => {
    const on = days.get(row.loan_id);
    return on !== undefined && on < row.due_on ? { ...row, due_on: on } : row;
  });
}

/** The guarantees of loans, by the loan's id, with the day their period runs from. */
export async function guaranteesOf(
  db: Knex,
  loanIds: readonly number[],
): Promise<Map<number, GuaranteeRow[]>> {
  const found = await grouped<'loan_id', GuaranteeRow>(db, 'guarantees', 'loan_id', loanIds);
  const rows = await asDeclared(db, [...found.values()].flat());
  return new Map(
    [...found.keys()].map((loan_id) => [loan_id, rows.filter((row) => row.loan_id === loan_id)]),
  );
}

/**
 * The day the court registered a case; null while it has not: the filing date of a draft is but a
 * plan.
 */
export const registeredOn = ({
  stage,
  filed_on,
}: Pick<LegalCaseRow, 'stage' | 'filed_on'>): string | null =>
  hasReached(stage, 'filed') ? filed_on : null;

/**
 * The day of the suit: when the complaint was handed in, which interrupts the limitation whatever
 * the court does next (Provisions on Limitation of Actions art. 10), else when it was registered.
 */
export const suedOn = (
  row: Pick<LegalCaseRow, 'stage' | 'filed_on' | 'handed_in_on'>,
): string | null => row.handed_in_on ?? registeredOn(row);

/** A measure as the law's terms count it; renewals that were withdrawn do not count. */
export const measureOf = (
  row: CaseMeasureRow,
  renewals: readonly RenewalRow[],
  sued_on: string | null,
): Measure => ({
  kind: row.kind,
  purpose: row.purpose,
  on: row.taken_on,
  until: row.until_on,
  pre_suit: row.pre_suit === 1,
  sued_on,
  lifted_on: row.lifted_on,
  renewals: renewals
    .filter(({ withdrawn_by }) => withdrawn_by === null)
    .map(({ renewed_on, until_on }) => ({ on: renewed_on, until: until_on })),
  ref: row.id,
});

function agreedTerm({ agreed_months, agreed_until }: GuaranteeRow): Guarantee['agreed'] {
  if (agreed_months !== null) return { months: agreed_months };
  return agreed_until === null ? null : { until: agreed_until };
}

/** A guarantee as the law's terms count it. */
export const guaranteeOf = (row: GuaranteeRow): Guarantee => ({
  due_on: row.due_on,
  agreed: agreedTerm(row),
  claimed_on: row.claimed_on,
  form: row.form,
  limitation_from_on: row.limitation_from_on,
  ref: row.id,
});

/**
 * The last decision; where nobody entered its service the day of the judgment stands for it, which
 * makes no deadline later than it is.
 */
function decisionOf(row: LegalCaseRow): Decision | null {
  const served_on = row.served_on ?? row.judged_on;
  if (served_on === null) return null;
  return {
    kind: row.decision_kind ?? 'judgment',
    served_on,
    last_served_on: row.last_served_on,
    final: row.decision_final === 1,
    appealed_on: row.appealed_on,
    performance_ends_on: row.performance_ends_on,
    performance_days: row.performance_days,
    took_effect_on: row.took_effect_on,
  };
}

/** The day from which a case's decision binds; null where there is none, or it was appealed. */
export function inForceFrom(row: LegalCaseRow): string | null {
  const decision = decisionOf(row);
  return decision === null ? null : effectiveOn(decision, chineseWorkdays);
}

/**
 * The last day on which the debtor was to pay by a case's decision: as it names it, or so many days
 * after it took effect; the day it took effect where it names none.
 */
export function performanceEndsOn(row: LegalCaseRow): string | null {
  const decision = decisionOf(row);
  return decision === null ? null : performedBy(decision, chineseWorkdays);
}

/** What belongs to a case and its loan, as stored. */
interface CaseRecords {
  measures: CaseMeasureRow[];
  /** The renewals of all measures read, by the measure's id. */
  renewals: ReadonlyMap<number, RenewalRow[]>;
  hearings: CaseHearingRow[];
  guarantees: GuaranteeRow[];
  steps: CaseStepRow[];
  /** Due dates of what is unpaid, where a notarised claim counts from them; else none. */
  unpaid_due_on: readonly string[];
}

/** Everything the deadlines of a case are found from, with the records their `ref` names. */
export interface KnownCase extends Omit<CaseRecords, 'renewals'> {
  row: LegalCaseRow;
  limitation: KnownLimitation;
  facts: CaseFacts;
}

/** The facts of a case; `limitation` is left out where the caller knows its end already. */
export function caseFacts(
  row: LegalCaseRow,
  { measures, renewals, hearings, guarantees, steps, unpaid_due_on }: CaseRecords,
  { limitation, owes }: { limitation: KnownLimitation | undefined; owes: boolean },
): CaseFacts {
  const effective = inForceFrom(row);
  // Of a plan only one made since then is a settlement in enforcement; the case's own suit ended in
  // the decision.
  const since =
    effective === null
      ? []
      : (limitation?.interruptions ?? []).filter(
          ({ on, kind }) => on >= effective && kind !== 'suit',
        );
  return {
    stage: row.stage,
    owes,
    ...(limitation && { limitation }),
    measures: measures.map((measure) =>
      measureOf(measure, renewals.get(measure.id) ?? [], suedOn(row)),
    ),
    guarantees: guarantees.map(guaranteeOf),
    hearings: hearings
      .filter(({ status }) => status === 'scheduled')
      .map(({ held_on, id }) => ({ on: held_on, ref: id })),
    steps: steps.map(({ id, ...step }) => ({ ...step, ref: id })),
    unpaid_due_on,
    fee: { notice_on: row.fee_notice_on, paid_on: row.fee_paid_on },
    decision: decisionOf(row),
    enforcement: {
      applied_on: row.enforcement_applied_on,
      interruptions: since,
      suspensions: limitation?.suspensions ?? [],
    },
  };
}

/** The due dates of what loans have not paid, by the loan's id, in order. */
async function unpaidDueDates(
  db: Knex,
  loanIds: readonly number[],
): Promise<ReadonlyMap<number, string[]>> {
  const dates = new Map<number, string[]>();
  if (loanIds.length === 0) return dates;
  const rows: { loan_id: number; due_on: string }[] = await db('installments')
    .where(isOneOf(db, 'loan_id', loanIds))
    .where('in_force', 1)
    .whereRaw(`${unpaidSql('installments')} > 0`)
    .orderBy(['loan_id', 'due_on'])
    .select('loan_id', 'due_on');
  for (const { loan_id, due_on } of rows)
    dates.set(loan_id, [...(dates.get(loan_id) ?? []), due_on]);
  return dates;
}

/** Reads what belongs to these cases and their loans; answers what of it is one case's. */
export async function caseRecords(
  db: Knex,
  cases: readonly LegalCaseRow[],
): Promise<(row: LegalCaseRow) => CaseRecords> {
  const ids = cases.map((row) => row.id);
  const measures = await grouped<'legal_case_id', CaseMeasureRow>(
    db,
    'case_measures',
    'legal_case_id',
    ids,
  );
  const renewals = await renewalsOf(
    db,
    [...measures.values()].flat().map((row) => row.id),
  );
  const hearings = await grouped<'legal_case_id', CaseHearingRow>(
    db,
    'case_hearings',
    'legal_case_id',
    ids,
  );
  const guarantees = await guaranteesOf(db, [...new Set(cases.map((row) => row.loan_id))]);
  const steps = await grouped<'legal_case_id', CaseStepRow>(db, 'case_steps', 'legal_case_id', ids);
  const isNotarised = ({ id }: LegalCaseRow) =>
    steps.get(id)?.some(({ kind }) => kind === 'notarised_enforcement') === true;
  const unpaid = await unpaidDueDates(
    db,
    cases.filter(isNotarised).map((row) => row.loan_id),
  );
  return (row) => ({
    measures: measures.get(row.id) ?? [],
    renewals,
    hearings: hearings.get(row.id) ?? [],
    guarantees: guarantees.get(row.loan_id) ?? [],
    steps: steps.get(row.id) ?? [],
    unpaid_due_on: unpaid.get(row.loan_id) ?? [],
  });
}

/**
 * Cases with their facts, in the order given.
 *
 * @throws Error where a case's loan is not there
 */
export async function knownCases(db: Knex, cases: readonly LegalCaseRow[]): Promise<KnownCase[]> {
  if (cases.length === 0) return [];
  const recordsOf = await caseRecords(db, cases);
  const limitations = await limitationFacts(
    db,
    cases.map((row) => row.loan_id),
  );
  return cases.map((row) => {
    const limitation = limitations.get(row.loan_id);
    if (limitation === undefined) throw new Error(`case ${row.id} has no loan`);
    const records = recordsOf(row);
    const { renewals: _renewals, ...shown } = records;
    const facts = caseFacts(row, records, { limitation, owes: limitation.owes });
    return { row, ...shown, limitation, facts };
  });
}
