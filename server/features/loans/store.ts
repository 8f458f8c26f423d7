import type { Knex } from 'knex';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  dueDateRange,
  type ClassThreshold,
  type TierBand,
} from '../../domain/ledger/delinquency.ts';
import { ASSET_CLASSES } from '../../contract/enums.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { borrowerPlaces } from '../../book/borrowerSearch.ts';
import { through, type Searched } from '../../store/search.ts';
import type { Condition, ListRequest } from '../../store/listTypes.ts';
import { type InstallmentState, unpaidSql } from '../../domain/ledger/unpaid.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { joinOverdue, type Overdue, overdueTable } from '../../book/overdueAmounts.ts';
import type { Computed, TableSpec } from '../../store/tableStore.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import { OLDEST, whereActive, whereOldest, type Range } from '../../book/loanAges.ts';
import {
  checkHandling,
  gracesOf,
  handlingAsked,
  handlingFilters,
  type HandlingAsked,
} from '../../book/handling.ts';
import { loans } from '../../contract/resources/loans.ts';

const BORROWERS: Searched = {
  table: 'borrowers',
  searched: borrowers.searched,
  folded: borrowers.folded,
};
const daysRange = ({ op, values }: Condition, today: string): Range[] => {
  if (op === 'gte') return [dueDateRange(Number(values[0]), null, today)];
  if (op === 'lte' && Number(values[0]) < 0) return [];
  if (op === 'lte')
    return [dueDateRange(0, Number(values[0]), today)].map(({ from }) => ({ from, to: null }));
  return values.map((value) => dueDateRange(Number(value), Number(value), today));
};

/** From each class to the days it lasts: from its threshold to the day before the next. */
function classRanges(
  thresholds: readonly ClassThreshold[],
  wanted: Condition['values'],
  today: string,
): Range[] {
  const steps = thresholds.toSorted((a, b) => a.from_days - b.from_days);
  return steps.flatMap((step, at) => {
    const next = steps[at + 1];
    return wanted.includes(step.asset_class)
      ? [dueDateRange(step.from_days, next === undefined ? null : next.from_days - 1, today)]
      : [];
  });
}

/** Names of a vocabulary as an SQL list; null, which nothing is in, for none. */
const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'null' : names.map((name) => `'${name}'`).join(', ');

/** Whether a kept class floor holds: `floorHolds` as SQL. */
const FLOORED =
  `(loans.class_floor is not null and (loans.class_floor_until >= ? or (${OLDEST} < ? and ` +
  `${OLDEST} <= loans.class_floor_until)))`;

/**
 * By days, unless the loan is observed and its floor is worse; and those that only the floor puts
 * there.
 */
function whereClass(
  query: Knex.QueryBuilder,
  condition: Condition,
  policies: PolicyBook,
  today: string,
): void {
  const named = policies.products('asset_classes');
  query.where((any) => {
    for (const product of ['*', ...named]) {
      const thresholds = policies.on('asset_classes', today, product);
      for (const { asset_class } of thresholds.filter((step) =>
        condition.values.includes(step.asset_class),
      )) {
        const ofProduct = (one: Knex.QueryBuilder) =>
          product === '*'
            ? one.whereNotIn('loans.product', named)
            : one.where('loans.product', product);
        const worse = ASSET_CLASSES.slice(ASSET_CLASSES.indexOf(asset_class) + 1);
        const better = ASSET_CLASSES.slice(0, ASSET_CLASSES.indexOf(asset_class));
        any.orWhere((one) => {
          whereActive(ofProduct(one), classRanges(thresholds, [asset_class], today));
          one.whereRaw(`not (${FLOORED} and loans.class_floor in (${listed(worse)}))`, [
            today,
            today,
          ]);
        });
        if (better.length === 0) continue;
        any.orWhere((one) => {
          whereActive(ofProduct(one), classRanges(thresholds, [...better], today));
          one.whereRaw(FLOORED, [today, today]).where('loans.class_floor', asset_class);
        });
      }
    }
  });
}

/** Those that some imports brought. */
const byImport: Computed = {
  where: (query, { values }) => {
    query.whereIn('loans.id', (brought) => {
      void brought
        .from('import_rows')
        .select('record_id')
        .where({ kind: 'loans' })
        .whereIn('import_id', values.map(Number));
    });
  },
};

/** The overdue amount, kept in a table beside the loans. */
const byAmount = (column: string, id: string): Computed => ({
  where: (query, { op, values }) => {
    if (op === 'in') query.whereIn(column, values as number[]);
    else query.where(column, op === 'gte' ? '>=' : '<=', values[0] as number);
  },
  order: { sql: column, full: true, numeric: true, id },
});

/**
 * How the loans' computed fields filter and sort on a date. Tier, days and class are ranges of the
 * oldest unpaid due date.
 */
function loanSpec(policies: PolicyBook, asks: HandlingAsked, overdue: Overdue | null): TableSpec {
  const { today } = asks;
  const bandsOf = (values: Condition['values']): TierBand[] =>
    policies.on('tiers', today).filter((band) => values.includes(band.id));
  const byAge = { sql: OLDEST, reversed: true } as const;
  const computed: Record<string, Computed> = {
    tier: {
      where: (query, { values }) =>
        whereActive(
          query,
          bandsOf(values).map((band) => dueDateRange(band.from_days, band.to_days, today)),
        ),
      order: byAge,
    },
    days_past_due: {
      where: (query, condition) => whereOldest(query, daysRange(condition, today)),
      order: byAge,
    },
    asset_class: { where: (query, condition) => whereClass(query, condition, policies, today) },
    import_id: byImport,
    ...handlingFilters({ ...asks, overdue: `${overdue}.overdue_minor` }),
    ...(overdue !== null && {
      overdue_minor: byAmount(`${overdue}.overdue_minor`, `${overdue}.id`),
    }),
  };
  return {
    table: 'loans',
    kept: { whole: 'loans', by: 'status' },
    searched: loans.searched,
    folded: loans.folded,
    computed,
    ...(overdue !== null && {
      scope: (query) => {
        joinOverdue(query, overdue, today);
      },
    }),
    best: {
      owner: { here: 'loans.borrower_id', of: BORROWERS },
      among: { field: 'days_past_due', order: 'DESC' },
    },
    places: (q) => through('loans.borrower_id', 'borrowers', 'id', borrowerPlaces(q)),
  };
}

export async function loanListSpec(
  db: Knex,
  today: string,
  request: ListRequest,
): Promise<Outcome<TableSpec>> {
  const policies = await loadPolicies(db);
  orRefuse(
    checkTiers(
      policies.on('tiers', today),
      request.conditions
        .filter(({ field }) => field === 'tier' || field === 'handled_tier')
        .flatMap(({ values }) => values),
    ),
  );
  orRefuse(checkHandling(request.conditions));
  const asked = new Set([request.sort.field, ...request.conditions.map(({ field }) => field)]);
  const graces = asked.has('overdue_stage') ? await gracesOf(db) : [];
  const asks = { ...handlingAsked(db, policies, today, 'loan_standings'), graces };
  if (!BY_OVERDUE.some((field) => asked.has(field))) return done(loanSpec(policies, asks, null));
  return done(loanSpec(policies, asks, await overdueTable(db, today)));
}

/** What a list needs the overdue amounts for. */
const BY_OVERDUE = ['overdue_minor', 'handled_tier', 'first_action'];

/** Refuses a tier that no band has. */
function checkTiers(bands: readonly TierBand[], wanted: Condition['values']): Outcome<void> {
  const unknown = wanted.find((tier) => !bands.some((band) => band.id === tier));
  return unknown === undefined
    ? done(undefined)
    : refuseField('tier', 'unknown_tier', {
        tier: String(unknown),
        known: bands.map((band) => band.id).join(', '),
      });
}

/** The next free number of a year: DH-2026-000124 after DH-2026-000123. */
export async function nextLoanNo(trx: Knex.Transaction, year: string): Promise<string> {
  const prefix = `DH-${year}-`;
  const last = (await trx('loans')
    .where('loan_no', 'like', `${prefix}______`)
    .max({ last: 'loan_no' })
    .first()) as { last: string | null } | undefined;
  const number = Number(last?.last?.slice(prefix.length) ?? 0);
  return prefix + String((Number.isInteger(number) ? number : 0) + 1).padStart(6, '0');
}

async function countOf(
  db: Knex,
  table: string,
  loanId: number,
  where: Record<string, string> = {},
): Promise<number> {
  const row = await db(table)
    .where({ loan_id: loanId, ...where })
    .count({ n: '*' })
    .first();
  return Number(row?.['n'] ?? 0);
}

type Dependant = 'payments' | 'posted' | 'notes' | 'cases' | 'restructures' | 'plans' | 'declared';

/**
 * What hangs on a loan and so keeps it; `posted` are payments that were not taken back, `plans`
 * restructures in effect.
 */
export async function dependants(db: Knex, loanId: number): Promise<Record<Dependant, number>> {
  return {
    payments: await countOf(db, 'payments', loanId),
    posted: await countOf(db, 'payments', loanId, { status: 'posted' }),
    notes:
      (await countOf(db, 'collection_notes', loanId)) + (await countOf(db, 'note_loans', loanId)),
    cases: await countOf(db, 'legal_cases', loanId),
    restructures: await countOf(db, 'restructures', loanId),
    plans: await countOf(db, 'restructures', loanId, { status: 'effective' }),
    declared:
      (await countOf(db, 'adjustments', loanId, { kind: 'acceleration', status: 'posted' })) +
      (await countOf(db, 'adjustments', loanId, { kind: 'repayment_day', status: 'posted' })),
  };
}

/** Where a loan's events stand, and the column of their day. */
const DATED = {
  charge: ['adjustments', 'value_on'],
  note: ['collection_notes', 'contacted_at'],
  legal: ['legal_cases', 'filed_on'],
  interruption: ['limitation_interruptions', 'happened_on'],
  suspension: ['limitation_suspensions', 'from_on'],
  guarantee: ['guarantees', 'due_on'],
} as const;
type Dated = keyof typeof DATED;
/** Events that no longer count. */
const VOID: Partial<Record<Dated, readonly string[]>> = {
  charge: ['rejected', 'reversed'],
  note: ['withdrawn'],
};

/** The earliest day on which something happened to a loan, and what; null where nothing did. */
export async function firstEvent(
  db: Knex,
  loan_id: number,
): Promise<{ on: string; what: Dated } | null> {
  let first: { on: string; what: Dated } | null = null;
  for (const what of Object.keys(DATED) as Dated[]) {
    const [table, column] = DATED[what];
    const rows = db(table).where({ loan_id }).whereNotNull(column);
    const gone = VOID[what];
    if (gone !== undefined) void rows.whereNotIn('status', gone);
    const row: { on: string } | undefined = await rows.orderBy(column).first({ on: column });
    if (row === undefined) continue;
    const on = row.on.length > 10 ? beijingDay(row.on) : row.on;
    if (first === null || on < first.on) first = { on, what };
  }
  return first;
}

const UNPAID = `${unpaidSql('installments')} > 0 and installments.in_force = 1`;
const MOVED =
  'installments.moved_principal_minor + installments.moved_interest_minor > 0 or ' +
  'installments.in_force = 0';

/** `installmentState` as SQL. */
const whereState = (
  query: Knex.QueryBuilder,
  state: InstallmentState,
  today: string,
): Knex.QueryBuilder => {
  if (state === 'paid') return query.whereRaw(`not (${UNPAID}) and not (${MOVED})`);
  if (state === 'replaced') return query.whereRaw(`not (${UNPAID}) and (${MOVED})`);
  const operator = { overdue: '<', due: '=', upcoming: '>' }[state];
  return query.whereRaw(UNPAID).where('installments.due_on', operator, today);
};

/**
 * The schedule in force; what an earlier schedule left open (money returned after a restructure) is
 * still owed, and stands with the rest.
 */
function whereInForce(query: Knex.QueryBuilder): void {
  query
    .join('loans', 'loans.id', 'installments.loan_id')
    .where('installments.in_force', 1)
    .where((any) => {
      any
        .whereRaw('installments.schedule_version = loans.schedule_version')
        .orWhereRaw(`(${UNPAID})`);
    });
}

/** The list of installments: the schedule in force, unless a version or ids are asked for. */
export const installmentSpec = (today: string): TableSpec => ({
  table: 'installments',
  searched: { part: [] },
  computed: {
    status: {
      where: (query, { values }) => {
        query.where((any) => {
          any.whereRaw('1 = 0');
          for (const value of values)
            any.orWhere((row) => {
              whereState(row, value as InstallmentState, today);
            });
        });
      },
    },
  },
  scope: (query, { conditions }) => {
    if (!conditions.some(({ field }) => field === 'schedule_version' || field === 'id'))
      whereInForce(query);
  },
});
