import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import { toleratedSql } from '../domain/ledger/tolerance.ts';
import { addDays } from '../domain/time/calendar.ts';
import { chunks, ledgerOf, loadAccounts } from './accounts.ts';
import { keptMonthEnd } from './monthEnds.ts';
import { NEVER, type BookCell } from './overdueBook.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import type { Scalar } from '../store/listTypes.ts';
import { narrowTo, type Scope } from '../store/scope.ts';

/** What falls due in this many days counts as due soon. */
export const SOON_DAYS = 7;
const END_OF_TIME = '9999-12-31T00:00:00.000Z';

/**
 * The book as of a date, as known at an instant. On or after the book's last event, and as known
 * now, it reads the small kept table; of a month end what is kept of it; else it replays the
 * journal by value date and instant of record. What few people have is always replayed.
 */
export async function bookAsOf(
  db: Knex,
  as_of: string,
  known_at?: string,
  scope: Scope | null = null,
): Promise<BookCell[]> {
  if (scope !== null) return await replayedCells(db, as_of, known_at ?? END_OF_TIME, scope);
  if (known_at !== undefined) return await replayedCells(db, as_of, known_at);
  return (await keptMonthEnd(db, as_of)) ?? (await madeCells(db, as_of));
}

/** The book as of a date from what is kept of today or from the journal. */
export const madeCells = async (db: Knex, as_of: string): Promise<BookCell[]> =>
  as_of >= (await lastEventOn(db)) ? await keptCells(db, as_of) : await sumJournal(db, as_of);

/** The book as of a date, as known now, from the journal whatever is kept. */
export const sumJournal = async (db: Knex, as_of: string): Promise<BookCell[]> =>
  await replayedCells(db, as_of, END_OF_TIME);

/** The last value date of anything that moved the book. */
async function lastEventOn(db: Knex): Promise<string> {
  const [row] = await rawRows<
    Record<'paid' | 'disbursed' | 'adjusted' | 'restructured', string | null>
  >(
    db,
    `select (select max(paid_on) from payments) as paid,
       (select max(disbursed_on) from loans) as disbursed,
       (select max(value_on) from adjustments) as adjusted,
       (select max(effective_on) from restructures where effective_at is not null) as restructured`,
  );
  return [row?.paid, row?.disbursed, row?.adjusted, row?.restructured].reduce<string>(
    (latest, date) => (date && date > latest ? date : latest),
    '',
  );
}

/** From the small table that each write keeps up to date; right from the last event on. */
export const keptCells = async (db: Knex, as_of: string): Promise<BookCell[]> =>
  await rawRows<BookCell>(
    db,
    `select oldest_unpaid_due_on as oldest, sum(loans) as loans, sum(unpaid_minor) as outstanding,
       sum(case when due_on < ? then unpaid_minor else 0 end) as overdue,
       sum(case when due_on >= ? and due_on <= ? then unpaid_minor else 0 end) as due_soon
     from overdue_book group by oldest_unpaid_due_on`,
    [as_of, as_of, addDays(as_of, SOON_DAYS)],
  );

/** Some loans, as a table of a query and as the condition that a column names one of them. */
interface Among {
  readonly named: string;
  readonly bindings: readonly Scalar[];
  of(column: string): string;
}
const ALL_LOANS: Among = { named: '', bindings: [], of: () => '' };

function loansOf(db: Knex, scope: Scope): Among {
  const loans = db('loans').select('loans.id');
  narrowTo(db, loans, 'loans', scope);
  const { sql, bindings } = loans.toSQL();
  return {
    named: `among as (${sql}),`,
    bindings: bindings as Scalar[],
    of: (column) => `and ${column} in (select id from among)`,
  };
}

const openLoans = (tolerated: string, among: Among): string => `with ${among.named} in_force as (
    select loan_id, max(schedule_version) as schedule_version from schedule_versions
    where restructure_id is null and payment_id is null and adjustment_id is null
      and effective_on <= ? and created_at <= ? ${among.of('loan_id')}
    group by loan_id
    union all
    select loan_id, schedule_version from restructures
    where effective_on <= ? and effective_at <= ? and (lapsed_at is null or lapsed_at > ?)
    union all
    select made.loan_id, max(made.schedule_version) from schedule_versions as made
    join payments on payments.id = made.payment_id
    where payments.paid_on <= ? and payments.created_at <= ?
      and (payments.reversed_at is null or payments.reversed_at > ?) and made.created_at <= ?
    group by made.loan_id, made.payment_id
    union all
    select made.loan_id, max(made.schedule_version) from schedule_versions as made
    join adjustments on adjustments.id = made.adjustment_id
    where adjustments.value_on <= ? and adjustments.posted_at <= ?
      and (adjustments.reversed_at is null or adjustments.reversed_at > ?) and made.created_at <= ?
    group by made.loan_id, made.adjustment_id),
  given as (
    select installment_id, sum(amount_minor) as given_minor from ledger_entries
    where value_on <= ? and recorded_at <= ? and component in ('interest', 'principal')
      ${among.of('loan_id')}
    group by installment_id),
  unpaid as (
    select installments.loan_id, installments.due_on,
      installments.principal_minor + installments.interest_minor
        - coalesce(given.given_minor, 0) as left_minor,
      ${tolerated} as tolerated_minor
    from installments
    join in_force on in_force.loan_id = installments.loan_id
      and in_force.schedule_version = installments.schedule_version
    join loans on loans.id = installments.loan_id
    left join given on given.installment_id = installments.id
    where loans.disbursed_on <= ? and loans.created_at <= ? ${among.of('loans.id')}
      and installments.principal_minor + installments.interest_minor
        > coalesce(given.given_minor, 0)
      and not exists (select 1 from adjustments
        where adjustments.loan_id = loans.id and kind = 'write_off'
          and value_on <= ? and posted_at <= ? and (reversed_at is null or reversed_at > ?))),
  open_loans as (
    select loan_id,
      coalesce(min(case when left_minor > tolerated_minor then due_on end), '${NEVER}') as oldest,
      sum(left_minor) as outstanding,
      sum(case when due_on < ? then left_minor else 0 end) as overdue,
      sum(case when due_on >= ? and due_on <= ? then left_minor else 0 end) as due_soon
    from unpaid group by loan_id)`;

const SUMMED = `
  select oldest, count(*) as loans, sum(outstanding) as outstanding, sum(overdue) as overdue,
    sum(due_soon) as due_soon
  from open_loans group by oldest`;

/** Open loans of which at most costs or a refund owed back are left beyond what counts as met. */
const besideLoans = (among: Among): string => `
  , beside as (
    select loan_id from ledger_entries
    where value_on <= ? and recorded_at <= ? and installment_id is null
      and component in ('cost', 'refund') ${among.of('loan_id')}
    group by loan_id
    having sum(case when effect = 'charged' then amount_minor else -amount_minor end) > 0
    union
    select loan_id from installments where carried_cost_minor > 0 ${among.of('loan_id')})
  select beside.loan_id, coalesce(outstanding, 0) as outstanding, coalesce(overdue, 0) as overdue,
    coalesce(due_soon, 0) as due_soon
  from beside left join open_loans on open_loans.loan_id = beside.loan_id
  where coalesce(oldest, '${NEVER}') = '${NEVER}'`;

/** What may be left of an installment by the policy of its product and due date, as SQL. */
const toleranceSql = (policies: PolicyBook): string => {
  const cases = policies.rows('tolerance').map(({ product, effective_on, value }) => {
    const ofProduct = product === null ? '' : `loans.product = '${product}' and `;
    const then = toleratedSql('installments', value);
    return `when ${ofProduct}installments.due_on >= '${effective_on}' then ${then}`;
  });
  return `case ${cases.join(' ')} else 0 end`;
};

/**
 * The journal has value dates and instants of record, so what was unpaid on a past date is a sum. A
 * loan counts from its disbursement to its write-off. `scope`: of the loans in it only.
 */
export async function replayedCells(
  db: Knex,
  as_of: string,
  known_at: string,
  scope: Scope | null = null,
): Promise<BookCell[]> {
  const soon = addDays(as_of, SOON_DAYS);
  const policies = await loadPolicies(db);
  const among = scope === null ? ALL_LOANS : loansOf(db, scope);
  const open = openLoans(toleranceSql(policies), among);
  const moment = [as_of, known_at];
  // In the order of the question marks: whose loans, schedules, plans, prepayments,
  // accelerations, journal, loans, write-offs, sums.
  const asked = [
    ...among.bindings,
    ...moment,
    ...moment,
    known_at,
    ...moment,
    known_at,
    known_at,
    ...moment,
    known_at,
    known_at,
    ...moment,
    ...moment,
    ...moment,
    known_at,
    as_of,
    as_of,
    soon,
  ];
  const cells = await rawRows<BookCell>(db, open + SUMMED, asked);
  const beside = await rawRows<Beside>(db, open + besideLoans(among), [...asked, ...moment]);
  return [...cells, ...(await besideCells(db, policies, beside, { as_of, known_at }))];
}

type Beside = Omit<BookCell, 'oldest' | 'loans'> & { loan_id: number };

/** Loans that only a cost or a refund ages: in the cell of its day, and not in that of never. */
async function besideCells(
  db: Knex,
  policies: PolicyBook,
  rows: readonly Beside[],
  moment: { as_of: string; known_at: string },
): Promise<BookCell[]> {
  const amounts = new Map(rows.map(({ loan_id, ...row }) => [loan_id, row]));
  const cells: BookCell[] = [];
  for (const ids of chunks([...amounts.keys()]))
    for (const account of await loadAccounts(db, ids)) {
      const amount = amounts.get(account.loan.id);
      const { oldest_unpaid_due_on: oldest, written_off_on } = ledgerOf(account, policies, moment);
      if (amount === undefined || oldest === null || written_off_on !== null) continue;
      const { outstanding, overdue, due_soon } = amount;
      cells.push({ oldest, loans: 1, ...amount });
      if (outstanding > 0)
        cells.push({
          oldest: NEVER,
          loans: -1,
          outstanding: -outstanding,
          overdue: -overdue,
          due_soon: -due_soon,
        });
    }
  return cells;
}
