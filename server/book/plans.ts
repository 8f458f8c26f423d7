import type { AssetClass } from '../domain/ledger/delinquency.ts';
import type { Ledger } from '../domain/ledger/ledgerTypes.ts';
import {
  observationOf,
  planStatusOf,
  type Observation,
  type PlanDue,
  type PlanStatus,
} from '../domain/restructure/observation.ts';
import {
  restructuresAt,
  type Account,
  type Moment,
  type EffectiveRestructure,
} from './accounts.ts';
import type { PolicyBook } from './policies.ts';

/** How a plan in effect is kept: read off the ledger of its loan. */

/** The rows of a plan with the day each was paid in full. */
function duesOf(
  account: Account,
  book: Ledger,
  { schedule_version }: EffectiveRestructure,
): PlanDue[] {
  const rows = account.installments.filter((row) => row.schedule_version === schedule_version);
  return rows.map((row) => {
    let left = row.principal_minor + row.interest_minor;
    if (left === 0) return { due_on: row.due_on, paid_on: row.due_on };
    let paid_on: string | null = null;
    for (const entry of book.entries) {
      if (
        entry.installment_id !== row.id ||
        (entry.component !== 'interest' && entry.component !== 'principal')
      )
        continue;
      left -= entry.amount_minor;
      if (left === 0) paid_on = entry.value_on;
    }
    return { due_on: row.due_on, paid_on };
  });
}

export interface PlanState extends Observation {
  status: PlanStatus;
  floor: AssetClass;
}

/**
 * The state of one plan on the date of the book. A later plan ends the judgement of the one it
 * replaced.
 */
export function planStateOf(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  plan: EffectiveRestructure,
  as_of: string,
): PlanState {
  const dues = duesOf(account, book, plan);
  const observation = observationOf(
    dues,
    policies.on('observation', plan.effective_on, account.loan.product),
    as_of,
    plan.hardship_unsolved_on,
  );
  return {
    ...observation,
    status: plan.lapsed_at === null ? planStatusOf(dues, as_of) : 'lapsed',
    floor: plan.effect.floor,
  };
}

/** The class floor at a moment, of the plan in force then; null without one. */
export function classFloorAt(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  moment: Moment,
): PlanState | null {
  const plan =
    account.restructures.length === 0 ? undefined : restructuresAt(account, moment).at(-1);
  return plan === undefined ? null : planStateOf(account, policies, book, plan, moment.as_of);
}

/**
 * Whether a kept floor holds on a date. The kept end knows of misses up to the loan's last event;
 * one that is still unpaid stands in the oldest unpaid due date, and while it lies within the
 * period the period runs on.
 */
export const floorHolds = (
  floor: {
    class_floor: string | null;
    class_floor_until: string | null;
    oldest_unpaid_due_on: string | null;
  },
  on: string,
): boolean =>
  floor.class_floor !== null &&
  floor.class_floor_until !== null &&
  (floor.class_floor_until >= on ||
    (floor.oldest_unpaid_due_on !== null &&
      floor.oldest_unpaid_due_on < on &&
      floor.oldest_unpaid_due_on <= floor.class_floor_until));
