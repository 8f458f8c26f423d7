import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import type { OverdueTier } from '../contract/views.ts';
import { addDays } from '../domain/calendar.ts';
import { daysPastDue, tierOf, type TierBand } from '../domain/delinquency.ts';
import { policiesOn } from '../store/policyStore.ts';

/** Loans and money by the oldest unpaid due date of the loan. */
interface Cell { oldest: string; loans: number; outstanding: number; overdue: number; due_soon: number }

/** What falls due in this many days counts as due soon. */
const SOON_DAYS = 7;

/** The book by tier as of a date. On or after the book's last event it reads the small kept table; before, it replays value dates. */
export async function overdueTiers(db: Knex, as_of: string): Promise<OverdueTier[]> {
  const { bands } = await policiesOn(db, as_of);
  const soon = addDays(as_of, SOON_DAYS);
  const cells = as_of >= (await lastEventOn(db)) ? await keptCells(db, as_of, soon) : await replayedCells(db, as_of, soon);
  return summed(bands, cells, as_of, soon);
}

/** The last value date of anything that moved the book. */
async function lastEventOn(db: Knex): Promise<string> {
  const [row] = await rawRows<{ paid: string | null; disbursed: string | null }>(db, 'select (select max(last_paid_on) from loans) as paid, (select max(disbursed_on) from loans) as disbursed');
  const [paid, disbursed] = [row?.paid ?? '', row?.disbursed ?? ''];
  return paid > disbursed ? paid : disbursed;
}

/** From the small table that each write keeps up to date; right from the last event on. */
export const keptCells = async (db: Knex, as_of: string, soon: string): Promise<Cell[]> => await rawRows<Cell>(db,
  `select oldest_unpaid_due_on as oldest, sum(loans) as loans, sum(unpaid_minor) as outstanding,
     sum(case when due_on < ? then unpaid_minor else 0 end) as overdue, sum(case when due_on >= ? and due_on <= ? then unpaid_minor else 0 end) as due_soon
   from overdue_book group by oldest_unpaid_due_on`, [as_of, as_of, soon]);

/** Allocations are journalled by value date, so what was unpaid on a past date is a sum. A loan counts from its disbursement. */
export const replayedCells = async (db: Knex, as_of: string, soon: string): Promise<Cell[]> => await rawRows<Cell>(db,
  `with given as (
     select installment_id, sum(amount_minor) as paid from payment_allocations
     where value_on <= ? and component in ('interest', 'principal') group by installment_id),
   unpaid as (
     select installments.loan_id, installments.due_on, installments.principal_minor + installments.interest_minor - coalesce(given.paid, 0) as left_minor
     from installments join loans on loans.id = installments.loan_id and loans.schedule_version = installments.schedule_version
     left join given on given.installment_id = installments.id
     where loans.disbursed_on <= ? and installments.principal_minor + installments.interest_minor > coalesce(given.paid, 0)),
   open_loans as (
     select loan_id, min(due_on) as oldest, sum(left_minor) as outstanding, sum(case when due_on < ? then left_minor else 0 end) as overdue,
       sum(case when due_on >= ? and due_on <= ? then left_minor else 0 end) as due_soon
     from unpaid group by loan_id)
   select oldest, count(*) as loans, sum(outstanding) as outstanding, sum(overdue) as overdue, sum(due_soon) as due_soon from open_loans group by oldest`,
  [as_of, as_of, as_of, as_of, soon]);

function summed(bands: readonly TierBand[], cells: readonly Cell[], as_of: string, soon: string): OverdueTier[] {
  const tiers = new Map<string, OverdueTier>(bands.toSorted((a, b) => a.from_days - b.from_days).map((band) =>
    [band.id, { ...band, loans: 0, outstanding_minor: 0, overdue_minor: 0, due_soon_loans: 0, due_soon_minor: 0 }]));
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
