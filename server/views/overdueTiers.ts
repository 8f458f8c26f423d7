import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import type { OverdueTier } from '../contract/views.ts';
import { addDays } from '../domain/time/calendar.ts';
import { daysPastDue, tierOf, type TierBand } from '../domain/ledger/delinquency.ts';
import { toleratedSql } from '../domain/ledger/tolerance.ts';
import { NEVER } from '../book/overdueBook.ts';
import { loadPolicies, type PolicyBook } from '../book/policies.ts';

/** Loans and money by the oldest unpaid due date of the loan. */
interface Cell {
  oldest: string;
  loans: number;
  outstanding: number;
  overdue: number;
  due_soon: number;
}

/** What falls due in this many days counts as due soon. */
const SOON_DAYS = 7;
const END_OF_TIME = '9999-12-31T00:00:00.000Z';

/**
 * The book by tier as of a date, as known at an instant. On or after the book's last event, and as
 * known now, it reads the small kept table; else it replays the journal by value date and instant
 * of record.
 */
export async function overdueTiers(
  db: Knex,
  as_of: string,
  known_at?: string,
): Promise<OverdueTier[]> {
  const bands = (await loadPolicies(db)).on('tiers', as_of);
  const soon = addDays(as_of, SOON_DAYS);
  const kept = known_at === undefined && as_of >= (await lastEventOn(db));
  const cells = kept
    ? await keptCells(db, as_of, soon)
    : await replayedCells(db, as_of, soon, known_at ?? END_OF_TIME);
  return summed(bands, cells, as_of, soon);
}

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
export const keptCells = async (db: Knex, as_of: string, soon: string): Promise<Cell[]> =>
  await rawRows<Cell>(
    db,
    `select oldest_unpaid_due_on as oldest, sum(loans) as loans, sum(unpaid_minor) as outstanding,
       sum(case when due_on < ? then unpaid_minor else 0 end) as overdue,
       sum(case when due_on >= ? and due_on <= ? then unpaid_minor else 0 end) as due_soon
     from overdue_book group by oldest_unpaid_due_on`,
    [as_of, as_of, soon],
  );

const replay = (tolerated: string): string => `with in_force as (
    select loan_id, max(schedule_version) as schedule_version from schedule_versions
    where restructure_id is null and payment_id is null and adjustment_id is null
      and effective_on <= ? and created_at <= ?
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
    where loans.disbursed_on <= ? and loans.created_at <= ?
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
    from unpaid group by loan_id)
  select oldest, count(*) as loans, sum(outstanding) as outstanding, sum(overdue) as overdue,
    sum(due_soon) as due_soon
  from open_loans group by oldest`;

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
 * loan counts from its disbursement to its write-off.
 */
export async function replayedCells(
  db: Knex,
  as_of: string,
  soon: string,
  known_at: string,
): Promise<Cell[]> {
  const moment = [as_of, known_at];
  // In the order of the question marks: schedules, plans, prepayments, accelerations, journal,
  // loans, write-offs, sums.
  return await rawRows<Cell>(db, replay(toleranceSql(await loadPolicies(db))), [
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
  ]);
}

function summed(
  bands: readonly TierBand[],
  cells: readonly Cell[],
  as_of: string,
  soon: string,
): OverdueTier[] {
  const tiers = new Map<string, OverdueTier>(
    bands
      .toSorted((a, b) => a.from_days - b.from_days)
      .map((band) => [
        band.id,
        {
          ...band,
          loans: 0,
          outstanding_minor: 0,
          overdue_minor: 0,
          due_soon_loans: 0,
          due_soon_minor: 0,
        },
      ]),
  );
  for (const { oldest, loans, outstanding, overdue, due_soon } of cells) {
    const days = daysPastDue(oldest, as_of);
    const tier = tiers.get(tierOf(days, bands));
    if (tier === undefined) throw new Error(`no tier for ${days} days`);
    tier.loans += loans;
    tier.outstanding_minor += outstanding;
    tier.overdue_minor += overdue;
    if (days > 0 || oldest > soon) continue;
    tier.due_soon_loans += loans;
    tier.due_soon_minor += due_soon;
  }
  return [...tiers.values()];
}
