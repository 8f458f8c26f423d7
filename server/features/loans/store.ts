import type { Knex } from 'knex';
import { bulkInsert } from '../../../db/bulk.ts';
import { refuseField, done, type Outcome } from '../../contract/outcome.ts';
import { dueDateRange, type ClassThreshold, type TierBand } from '../../domain/delinquency.ts';
import type { ScheduledInstallment } from '../../domain/schedule.ts';
import type { Condition, ListRequest } from '../../store/listTypes.ts';
import { loadPolicies, type PolicyBook } from '../../store/policyStore.ts';
import { escapeLike, type Computed, type TableSpec } from '../../store/tableStore.ts';
import { loans } from '../../contract/resources/loans.ts';

type Range = { readonly from: string | null; readonly to: string | null };

const OLDEST = 'loans.oldest_unpaid_due_on';
const OVERDUE = `(select coalesce(sum(principal_minor + interest_minor - paid_principal_minor - paid_interest_minor - waived_interest_minor), 0) from installments
  where installments.loan_id = loans.id and installments.schedule_version = loans.schedule_version and installments.due_on < ?)`;

/** Loans whose days past due lie in one of the ranges. With nothing unpaid they are 0, so the range that reaches up from today takes those too. */
function whereOldest(query: Knex.QueryBuilder, ranges: readonly Range[]): void {
  query.where((any) => {
    any.whereRaw('1 = 0');
    for (const { from, to } of ranges) {
      any.orWhere((range) => {
        range.whereRaw('1 = 1');
        if (from !== null) range.where(OLDEST, '>=', from);
        if (to !== null) range.where(OLDEST, '<=', to);
      });
      if (to === null) any.orWhereNull(OLDEST);
    }
  });
}

/** Tier and class are an active loan's. */
function whereActive(query: Knex.QueryBuilder, ranges: readonly Range[]): void {
  query.where('loans.status', 'active');
  whereOldest(query, ranges);
}

const daysRange = ({ op, values }: Condition, today: string): Range[] => {
  if (op === 'gte') return [dueDateRange(Number(values[0]), null, today)];
  if (op === 'lte' && Number(values[0]) < 0) return [];
  if (op === 'lte') return [dueDateRange(0, Number(values[0]), today)].map(({ from }) => ({ from, to: null }));
  return values.map((value) => dueDateRange(Number(value), Number(value), today));
};

/** From each class to the days it lasts: from its threshold to the day before the next. */
function classRanges(thresholds: readonly ClassThreshold[], wanted: Condition['values'], today: string): Range[] {
  const steps = thresholds.toSorted((a, b) => a.from_days - b.from_days);
  return steps.flatMap((step, at) => {
    const next = steps[at + 1];
    return wanted.includes(step.asset_class) ? [dueDateRange(step.from_days, next === undefined ? null : next.from_days - 1, today)] : [];
  });
}

function whereClass(query: Knex.QueryBuilder, condition: Condition, policies: PolicyBook, today: string): void {
  const named = policies.products('asset_classes');
  query.where((any) => {
    for (const product of ['*', ...named]) {
      any.orWhere((one) => {
        if (product === '*') one.whereNotIn('loans.product', named);
        else one.where('loans.product', product);
        whereActive(one, classRanges(policies.on('asset_classes', today, product), condition.values, today));
      });
    }
  });
}

/** How the loans' computed fields filter and sort on a date. Tier, days and class are ranges of the oldest unpaid due date. */
function loanSpec(policies: PolicyBook, today: string): TableSpec {
  const bandsOf = (values: Condition['values']): TierBand[] => policies.on('tiers', today).filter((band) => values.includes(band.id));
  const byAge = { sql: OLDEST, reversed: true } as const;
  const computed: Record<string, Computed> = {
    tier: { where: (query, { values }) => whereActive(query, bandsOf(values).map((band) => dueDateRange(band.from_days, band.to_days, today))), order: byAge },
    days_past_due: { where: (query, condition) => whereOldest(query, daysRange(condition, today)), order: byAge },
    asset_class: { where: (query, condition) => whereClass(query, condition, policies, today) },
    overdue_minor: {
      where: (query, { op, values }) => {
        if (op === 'in') query.whereRaw(`${OVERDUE} in (${values.map(() => '?').join(', ')})`, [today, ...values]);
        else query.whereRaw(`${OVERDUE} ${op === 'gte' ? '>=' : '<='} ?`, [today, ...values]);
      },
      order: { sql: OVERDUE, bindings: [today] },
    },
  };
  return {
    table: 'loans',
    searched: loans.searched,
    computed,
    search: (query, q) => {
      query.orWhereIn('loans.borrower_id', (borrowers) => {
        void borrowers.from('borrowers').select('id').whereRaw(`lower(full_name) like ? escape '\\'`, [`%${escapeLike(q.toLowerCase())}%`]).orWhere('phone', q).orWhere('national_id', q).orWhere('external_id', q);
      });
    },
  };
}

export async function loanListSpec(db: Knex, today: string, request: ListRequest): Promise<Outcome<TableSpec>> {
  const policies = await loadPolicies(db);
  const tiers = checkTiers(policies.on('tiers', today), request.conditions.filter(({ field }) => field === 'tier').flatMap(({ values }) => values));
  return tiers.ok ? done(loanSpec(policies, today)) : tiers;
}

/** Refuses a tier that no band has. */
function checkTiers(bands: readonly TierBand[], wanted: Condition['values']): Outcome<void> {
  const unknown = wanted.find((tier) => !bands.some((band) => band.id === tier));
  return unknown === undefined ? done(undefined) : refuseField('tier', 'unknown_tier', { tier: String(unknown), known: bands.map((band) => band.id).join(', ') });
}

const INSTALLMENT_COLUMNS = {
  loan_id: 'integer', schedule_version: 'integer', sequence: 'integer', due_on: 'text', principal_minor: 'integer', interest_minor: 'integer', created_at: 'text', updated_at: 'text',
} as const;

interface NewVersion { loan_id: number; schedule_version: number; effective_on: string; replaced_terms?: string }

export async function insertSchedule(trx: Knex.Transaction, version: NewVersion, rows: readonly ScheduledInstallment[], now: string): Promise<void> {
  const { loan_id, schedule_version } = version;
  await trx('schedule_versions').insert({ ...version, created_at: now, updated_at: now });
  await bulkInsert(trx, 'installments', INSTALLMENT_COLUMNS, rows.map((row) => [loan_id, schedule_version, row.sequence, row.due_on, row.principal_minor, row.interest_minor, now, now]));
}

/** The next free number of a year: DH-2026-000124 after DH-2026-000123. */
export async function nextLoanNo(trx: Knex.Transaction, year: string): Promise<string> {
  const prefix = `DH-${year}-`;
  const last = (await trx('loans').where('loan_no', 'like', `${prefix}______`).max({ last: 'loan_no' }).first()) as { last: string | null } | undefined;
  const number = Number(last?.last?.slice(prefix.length) ?? 0);
  return prefix + String((Number.isInteger(number) ? number : 0) + 1).padStart(6, '0');
}

export async function exists(db: Knex, table: 'borrowers' | 'users', id: number): Promise<boolean> {
  return (await db(table).where({ id }).first('id')) !== undefined;
}

async function countOf(db: Knex, table: string, loanId: number): Promise<number> {
  const row = await db(table).where({ loan_id: loanId }).count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

/** What hangs on a loan and so keeps it. */
export async function dependants(db: Knex, loanId: number): Promise<{ payments: number; notes: number; cases: number }> {
  return { payments: await countOf(db, 'payments', loanId), notes: await countOf(db, 'collection_notes', loanId), cases: await countOf(db, 'legal_cases', loanId) };
}

/** Installments list: the schedule in force unless a version is asked for; status is a comparison of dates. */
export function installmentSpec(today: string): TableSpec {
  const unpaid = 'installments.principal_minor + installments.interest_minor > installments.paid_principal_minor + installments.paid_interest_minor + installments.waived_interest_minor';
  const STATUS: Record<string, (query: Knex.QueryBuilder) => void> = {
    paid: (query) => { query.whereRaw(`not (${unpaid})`); },
    overdue: (query) => { query.whereRaw(unpaid).where('installments.due_on', '<', today); },
    due: (query) => { query.whereRaw(unpaid).where('installments.due_on', today); },
    upcoming: (query) => { query.whereRaw(unpaid).where('installments.due_on', '>', today); },
  };
  return {
    table: 'installments',
    searched: { part: [] },
    computed: {
      status: {
        where: (query, { values }) => {
          query.where((any) => {
            any.whereRaw('1 = 0');
            for (const value of values) any.orWhere((one) => STATUS[String(value)]?.(one));
          });
        },
      },
    },
    scope: (query, request) => {
      if (request.conditions.some(({ field }) => field === 'schedule_version' || field === 'id')) return;
      query.join('loans', (on) => on.on('loans.id', 'installments.loan_id').andOn('loans.schedule_version', 'installments.schedule_version'));
    },
  };
}
