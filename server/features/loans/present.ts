import { textOrder } from '../../domain/time/order.ts';
import type { ScheduleRow, installments, loans } from '../../contract/resources/loans.ts';
import type { Loan, LoanRow } from '../../contract/resources/loans.ts';
import type { Present } from '../../http/crudRouter.ts';
import { assetClassOf, daysPastDue, tierOf } from '../../domain/ledger/delinquency.ts';
import type { AssetClass } from '../../domain/ledger/delinquency.ts';
import { handledTier, overdueStage } from '../../domain/worklist/strategy.ts';
import { worseClass } from '../../domain/restructure/observation.ts';
import { ledgerOf, loanAt, type Account } from '../../book/accounts.ts';
import { versionAt } from '../../book/versions.ts';
import { classFloorAt, floorHolds } from '../../book/plans.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { planFields } from '../../book/standing.ts';
import { NO_STANDING, standingsOf } from '../../book/standings.ts';
import {
  dueNow,
  installmentState,
  ledgerStatus,
  unpaidInterest,
  unpaidOf,
  unpaidPrincipal,
} from '../../domain/ledger/unpaid.ts';
import { borrowerNames } from '../../book/loanNames.ts';

/**
 * Loans as the screens see them on a date: what depends on the date is kept with the days it holds
 * for, or compared here, for the rows of the page only.
 */
export const presentLoans: Present<typeof loans> = async (db, rows, { businessDate }) => {
  const policies = await loadPolicies(db);
  const names = await borrowerNames(
    db,
    rows.map((row) => row.borrower_id),
  );
  const standings = await standingsOf(
    db,
    rows.map((row) => row.id),
    policies,
    businessDate,
  );
  return rows.map((row) => {
    const standing = standings.get(row.id);
    if (standing === undefined) throw new Error(`loan ${row.id} has no standing`);
    return {
      ...shownColumns(row),
      borrower_name: names.get(row.borrower_id) ?? '',
      ...standing,
      ...grade(row, policies, { ...row, overdue_minor: standing.overdue_minor }, businessDate),
    };
  });
};

/** The stored columns that are answers themselves. */
function shownColumns({
  last_paid_on: _paid,
  class_floor: _floor,
  class_floor_until: _until,
  ...loan
}: LoanRow) {
  return loan;
}

type Graded = Pick<
  Loan,
  'days_past_due' | 'tier' | 'overdue_stage' | 'handled_tier' | 'asset_class'
>;

interface Position {
  overdue_minor: number;
  status: LoanRow['status'];
  oldest_unpaid_due_on: string | null;
  class_floor: string | null;
  class_floor_until: string | null;
}

/**
 * Days, tier and class: comparisons of the oldest unpaid due date with a date. While a plan is
 * observed the class is not better than its floor.
 */
function grade(
  loan: LoanRow,
  policies: PolicyBook,
  { status, oldest_unpaid_due_on, overdue_minor, ...floor }: Position,
  on: string,
): Graded {
  const days = daysPastDue(oldest_unpaid_due_on, on);
  const byDays = assetClassOf(days, policies.on('asset_classes', on, loan.product));
  const active = floorHolds({ ...floor, oldest_unpaid_due_on }, on)
    ? worseClass(byDays, floor.class_floor as AssetClass)
    : byDays;
  const classes = { active, written_off: 'loss', settled: null } as const;
  return {
    days_past_due: days,
    ...handled(loan, policies, { status, days_past_due: days, overdue_minor }, on),
    asset_class: classes[status],
  };
}

/** The tier by days, the tier it is handled as and the stage; null of a loan that does not run. */
function handled(
  { grace_days }: Pick<LoanRow, 'grace_days'>,
  policies: PolicyBook,
  late: { status: LoanRow['status']; days_past_due: number; overdue_minor: number },
  on: string,
): Pick<Loan, 'tier' | 'overdue_stage' | 'handled_tier'> {
  if (late.status !== 'active') return { tier: null, overdue_stage: null, handled_tier: null };
  const bands = policies.on('tiers', on);
  return {
    tier: tierOf(late.days_past_due, bands),
    overdue_stage: overdueStage(late.days_past_due, grace_days),
    handled_tier: handledTier(late, bands, policies.on('tier_strategies', on)),
  };
}

/** A loan as it was on a date, as known at an instant: from its ledger, not from the cache. */
export function loanAsOf(
  account: Account,
  policies: PolicyBook,
  moment: { as_of: string; known_at?: string | undefined },
): Partial<Loan> {
  const loan = loanAt(account, moment);
  const book = ledgerOf(account, policies, moment);
  const unpaid = book.installments
    .map((row) => ({ due_on: row.due_on, left: unpaidOf(row) }))
    .filter((row) => row.left > 0);
  const next = unpaid.find((row) => row.due_on >= moment.as_of);
  const status = ledgerStatus(book);
  const plan = classFloorAt(account, policies, book, moment);
  const floor = { class_floor: plan?.floor ?? null, class_floor_until: plan?.ends_on ?? null };
  return {
    ...shownColumns(loan),
    status,
    written_off_on: book.written_off_on,
    schedule_version: versionAt(account, moment),
    paid_count: book.installments.length - unpaid.length,
    scheduled_count: book.installments.length,
    outstanding_minor: book.outstanding_minor,
    principal_outstanding_minor: book.principal_outstanding_minor,
    overdue_minor: book.overdue_minor,
    penalty_minor: book.penalty_minor,
    cost_minor: book.cost_minor,
    due_now_minor: dueNow(book, moment.as_of).due_now_minor,
    unallocated_minor: book.unallocated_minor,
    refund_owed_minor: book.refund_owed_minor,
    oldest_unpaid_due_on: book.oldest_unpaid_due_on,
    next_due_on: next?.due_on ?? null,
    next_due_minor: next?.left ?? 0,
    ...grade(
      account.loan,
      policies,
      {
        status,
        oldest_unpaid_due_on: book.oldest_unpaid_due_on,
        overdue_minor: book.overdue_minor,
        ...floor,
      },
      moment.as_of,
    ),
    ...planFields(account, plan, status),
    ...NO_STANDING,
  };
}

export const presentInstallments: Present<typeof installments> = async (
  _db,
  rows,
  { businessDate },
) =>
  rows.map((row) => ({
    ...row,
    unpaid_principal_minor: unpaidPrincipal(row),
    unpaid_interest_minor: unpaidInterest(row),
    unpaid_minor: unpaidOf(row),
    status: installmentState(row, row.in_force === 1, businessDate),
  }));

interface Scheduled {
  readonly due_on: string;
  readonly sequence: number;
}
const byDueDate = (a: Scheduled, b: Scheduled): number =>
  textOrder(a.due_on, b.due_on) || a.sequence - b.sequence;

/**
 * The schedule in force at a moment, by due date, with what the events of then had made of each
 * installment; rows of an earlier schedule stand with it while anything of them is unpaid.
 */
export function scheduleAt(
  account: Account,
  policies: PolicyBook,
  moment: { as_of: string; known_at?: string | undefined },
): ScheduleRow[] {
  const version = versionAt(account, moment);
  const stored = new Map(account.installments.map((row) => [row.id, row]));
  return ledgerOf(account, policies, moment)
    .installments.filter(
      (row) => stored.get(row.id)?.schedule_version === version || unpaidOf(row) > 0,
    )
    .toSorted(byDueDate)
    .map((row) => ({
      id: row.id,
      loan_id: account.loan.id,
      schedule_version: stored.get(row.id)?.schedule_version ?? version,
      sequence: row.sequence,
      due_on: row.due_on,
      principal_minor: row.principal_minor,
      interest_minor: row.interest_minor,
      paid_principal_minor: row.paid_principal_minor,
      paid_interest_minor: row.paid_interest_minor,
      waived_principal_minor: row.waived_principal_minor,
      waived_interest_minor: row.waived_interest_minor,
      moved_principal_minor: row.moved_principal_minor,
      moved_interest_minor: row.moved_interest_minor,
      carried_interest_minor: stored.get(row.id)?.carried_interest_minor ?? 0,
      carried_penalty_minor: stored.get(row.id)?.carried_penalty_minor ?? 0,
      carried_compound_minor: stored.get(row.id)?.carried_compound_minor ?? 0,
      carried_cost_minor: stored.get(row.id)?.carried_cost_minor ?? 0,
      unpaid_principal_minor: unpaidPrincipal(row),
      unpaid_interest_minor: unpaidInterest(row),
      unpaid_minor: unpaidOf(row),
      status: installmentState(row, true, moment.as_of),
    }));
}
