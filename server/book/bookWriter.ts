import { contractRows } from './contractRows.ts';
import { borrowerContacts } from '../contract/resources/borrowerContacts.ts';
import { adjustments } from '../contract/resources/adjustments.ts';
import { legalCases } from '../contract/resources/legalCases.ts';
import { collectionNotes } from '../contract/resources/collectionNotes.ts';
import { payments } from '../contract/resources/payments.ts';
import { installments, loans } from '../contract/resources/loans.ts';
import { borrowers } from '../contract/resources/borrowers.ts';
import type { StoredDefinition } from '../contract/resource.ts';
import { fillSearchColumns, searchColumns } from '../store/searchText.ts';
import { columnsOf } from '../store/tableStore.ts';
import type { Knex } from 'knex';
import { bulkInsert, type Cell, type Columns } from '../../db/bulk.ts';
import { analyze } from '../../db/dialect.ts';
import { defaultPenaltyRateBps } from '../domain/policyDefaults.ts';
import { type ScheduledInstallment, type ScheduleTerms } from '../domain/ledger/schedule.ts';
import { appendAudit, type AuditAction } from '../store/auditStore.ts';
import { reviewPriority } from '../domain/notes/noteReview.ts';
import { noteFindings } from '../domain/notes/toldOthers.ts';
import { chunks } from './accounts.ts';
import { loadPolicies } from './policies.ts';
import { refreshPositions } from './positions.ts';
import { refreshPromises } from './promises.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/**
 * Writes whole books in bulk: an import's and the demo's. Rows come checked; keys are natural, ids
 * are found here.
 */

type Values = Readonly<Record<string, unknown>>;

/** All that may be created may be imported: what a tape's schema takes has its column here. */
const LOAN = columnsOf(loans, [...Object.keys(loans.create.shape), 'status', 'last_due_on']);
const VERSION: Columns = { loan_id: 'integer', schedule_version: 'integer', effective_on: 'text' };
const INSTALLMENT = columnsOf(installments, [
  'loan_id',
  'schedule_version',
  'sequence',
  'due_on',
  'principal_minor',
  'interest_minor',
]);
const PAYMENT = columnsOf(payments, [
  ...Object.keys(payments.create.shape),
  'status',
  'recorded_by',
  'early_interest',
]);
const NOTE = columnsOf(collectionNotes, [
  'loan_id',
  'author_id',
  'channel',
  'contacted_party',
  'outcome',
  'content',
  'contacted_at',
  'promise_amount_minor',
  'promise_on',
  'promise_status',
  'review_status',
  'reviewer_id',
  'review_comment',
  'reviewed_at',
  'findings',
  'priority',
]);
const CASE = columnsOf(legalCases, [
  'loan_id',
  'case_no',
  'stage',
  'stage_on',
  'court',
  'law_firm',
  'claimed_minor',
  'filed_on',
  'judged_on',
  'judge',
  'lawyer',
  'owner_id',
  'demanded_on',
  'awarded_minor',
  'decision_kind',
  'served_on',
  'decision_final',
  'performance_ends_on',
  'enforcement_applied_on',
  'closed_outcome',
]);
const ADJUSTMENT = columnsOf(adjustments, [
  'loan_id',
  'client_reference',
  'kind',
  'component',
  'cost_kind',
  'amount_minor',
  'value_on',
  'reason',
  'status',
  'requested_by',
  'decided_by',
  'decision_comment',
  'posted_at',
  'legal_case_id',
]);
const CONTACT = columnsOf(borrowerContacts, [
  'borrower_id',
  'relation',
  'full_name',
  'phone',
  'relationship',
  'consented_on',
  'refused_on',
  'last_contacted_at',
]);
/** Records that are found by their words, and what is kept for that. */
const FOLDED: readonly StoredDefinition[] = [
  borrowers,
  borrowerContacts,
  legalCases,
  loans,
  payments,
  collectionNotes,
];
const SEARCH: Columns = { search_text: 'text', search_pinyin: 'text' };
const STAMPS: Columns = { created_at: 'text', updated_at: 'text' };

export async function insertAll(
  unit: UnitOfWork,
  table: string,
  columns: Columns,
  rows: readonly Values[],
  audited?: AuditAction,
): Promise<number[]> {
  const { folded } = FOLDED.find(({ name }) => name === table) ?? {};
  const found = folded === undefined ? {} : SEARCH;
  const names = Object.keys({ ...columns, ...found });
  const ids = await bulkInsert(
    unit.db,
    table,
    { ...columns, ...found, ...STAMPS },
    rows.map((row) => {
      const full: Values = { ...row, ...(folded && searchColumns(folded, row)) };
      const at = (row.created_at ?? unit.now) as Cell;
      return [...names.map((name) => (full[name] ?? null) as Cell), at, at];
    }),
  );
  if (audited !== undefined)
    await appendAudit(
      unit.db,
      unit,
      rows.map((after, at) => ({
        action: audited,
        resource: table,
        record_id: ids[at] ?? null,
        after,
      })),
    );
  return ids;
}

/** The terms a schedule is made of, defaults filled in. */
export const termsOf = (row: Values): ScheduleTerms =>
  ({
    ...row,
    day_count: row.day_count ?? '30/360',
    rounding: row.rounding ?? 'half_up',
  }) as ScheduleTerms;

/**
 * Loans without their schedules; answers the new ids in the rows' order. `last_due_on` is set with
 * the position.
 */
export async function insertLoans(
  unit: UnitOfWork,
  rows: readonly (Values & { borrower_id: number })[],
  action: AuditAction,
): Promise<number[]> {
  const full = rows.map((row) => ({
    ...row,
    ...termsOf(row),
    grace_days: row.grace_days ?? 0,
    status: 'active',
    last_due_on: row.first_due_on,
    penalty_rate_bps: row.penalty_rate_bps ?? defaultPenaltyRateBps(Number(row.annual_rate_bps)),
  }));
  const ids = await insertAll(unit, 'loans', LOAN, full, action);
  await insertAll(
    unit,
    'schedule_versions',
    VERSION,
    full.map((row, at) => ({
      loan_id: ids[at],
      schedule_version: 1,
      effective_on: row.disbursed_on,
    })),
  );
  return ids;
}

export async function insertInstallments(
  unit: UnitOfWork,
  rows: readonly (ScheduledInstallment & { loan_id: number })[],
): Promise<void> {
  await insertAll(
    unit,
    'installments',
    INSTALLMENT,
    rows.map((row) => ({ ...row, schedule_version: 1 })),
  );
}

/**
 * Payments of a lender's own book: it says what they paid for, so early ones carry their scheduled
 * interest.
 */
export async function insertPayments(
  unit: UnitOfWork,
  rows: readonly (Values & { loan_id: number })[],
  action: AuditAction,
): Promise<void> {
  await insertAll(
    unit,
    'payments',
    PAYMENT,
    rows.map((row) => ({ early_interest: 'scheduled', ...row, status: 'posted' })),
    action,
  );
}

/**
 * Notes with what the lexicon in force points at; their ids are not known yet, so the sample of
 * clean ones is drawn by place.
 */
export async function insertNotes(
  unit: UnitOfWork,
  rows: readonly (Values & {
    content: string;
    contacted_party: string;
    outcome: string;
    review_status: string;
    contacted_at: string;
  })[],
): Promise<void> {
  const policies = await loadPolicies(unit.db);
  const [lexicon, rule] = [
    policies.on('note_lexicon', unit.businessDate),
    policies.on('note_review', unit.businessDate),
  ];
  await insertAll(
    unit,
    'collection_notes',
    NOTE,
    rows.map((row, at) => {
      const found = noteFindings(row, lexicon);
      const priority = reviewPriority(
        { id: at, findings: found, violations: [], complaint: false, new_author: false },
        rule,
      );
      // Written down after the call, and reviewed within two days.
      const later = (minutes: number): string => {
        const instant = new Date(Date.parse(row.contacted_at) + minutes * 60_000).toISOString();
        return instant < unit.now ? instant : unit.now;
      };
      const reviewed_at = row.review_status === 'pending' ? null : later(60 + (at % 47) * 60);
      return {
        ...row,
        findings: JSON.stringify(found),
        priority,
        promise_status: row.outcome === 'promised' ? 'open' : null,
        created_at: later(at % 20),
        reviewed_at,
      };
    }),
    'import',
  );
}

/** The limitation of each follows with the loans' positions. */
export async function insertCases(unit: UnitOfWork, rows: readonly Values[]): Promise<number[]> {
  return await insertAll(unit, 'legal_cases', CASE, rows, 'import');
}

export async function insertAdjustments(
  unit: UnitOfWork,
  rows: readonly (Values & { status: string })[],
): Promise<void> {
  await insertAll(
    unit,
    'adjustments',
    ADJUSTMENT,
    rows.map((row) => ({ ...row, posted_at: row.status === 'posted' ? unit.now : null })),
    'import',
  );
}

export async function insertContacts(unit: UnitOfWork, rows: readonly Values[]): Promise<void> {
  await insertAll(unit, 'borrower_contacts', CONTACT, rows, 'import');
}

/** Schedules for those of the loans that have none, generated from their terms. */
export async function generateSchedules(
  unit: UnitOfWork,
  loanIds: readonly number[],
): Promise<number> {
  const policies = await loadPolicies(unit.db);
  let made = 0;
  for (const ids of chunks(loanIds)) {
    const bare: (Values & { id: number })[] = await unit
      .db('loans')
      .whereIn('id', ids)
      .whereNotExists((has) => {
        void has.from('installments').select('id').whereRaw('installments.loan_id = loans.id');
      });
    const rows = bare.flatMap((loan) =>
      contractRows(termsOf(loan), policies, String(loan['product'])).map((row) => ({
        ...row,
        loan_id: loan.id,
      })),
    );
    await insertInstallments(unit, rows);
    made += rows.length;
  }
  return made;
}

/** From so many loans on a book has changed so much that queries are planned anew. */
const MANY = 1000;

/** Positions of the loans, in pages, saying how far it is. */
export async function refreshAll(
  unit: UnitOfWork,
  loanIds: readonly number[],
  onLoans: (count: number) => void,
): Promise<void> {
  if (loanIds.length >= MANY) await analyze(unit.db);
  for (const ids of chunks(loanIds)) {
    await refreshPositions(unit.db, ids, unit.now);
    await refreshPromises(unit, ids);
    onLoans(ids.length);
  }
}

/** Positions of the whole book. */
export async function refreshBook(unit: UnitOfWork): Promise<void> {
  const ids = (await unit.db('loans').orderBy('id').select('id')).map(
    (row: { id: number }) => row.id,
  );
  await refreshAll(unit, ids, () => undefined);
}

/** Rows of a table by a natural key: id and the columns asked for. */
export async function findByKey(
  db: Knex,
  table: string,
  key: string,
  values: readonly string[],
  columns: readonly string[],
): Promise<Map<string, Values & { id: number }>> {
  const found = new Map<string, Values & { id: number }>();
  for (const some of chunks(values)) {
    const rows: (Values & { id: number })[] = await db(table)
      .whereIn(key, some)
      .select('id', key, ...columns);
    for (const row of rows) found.set(String(row[key]), row);
  }
  return found;
}

export const installmentsOf = async (
  db: Knex,
  loanIds: readonly number[],
): Promise<(ScheduledInstallment & { loan_id: number })[]> => {
  const all: (ScheduledInstallment & { loan_id: number })[] = [];
  for (const ids of chunks(loanIds)) {
    const rows: (ScheduledInstallment & { loan_id: number })[] = await db('installments')
      .whereIn('loan_id', ids)
      .where('schedule_version', 1)
      .select('loan_id', 'sequence', 'due_on', 'principal_minor', 'interest_minor');
    for (const row of rows) all.push(row);
  }
  return all;
};

/** Fills what one slice of older rows is found by; answers whether some may be left. */
export async function fillSearch(unit: UnitOfWork): Promise<boolean> {
  for (const definition of FOLDED) if (await fillSearchColumns(unit.db, definition)) return true;
  return false;
}
