import { toleratedOf } from '../domain/ledger/tolerance.ts';
import type { AssetClass } from '../domain/ledger/delinquency.ts';
import type { Ledger } from '../domain/ledger/ledgerTypes.ts';
import {
  observationOf,
  planStatusOf,
  type Observation,
  type PlanDue,
  type PlanStatus,
} from '../domain/restructure/observation.ts';
import { type Account, type EffectiveRestructure } from './accounts.ts';
import { restructuresAt, type Moment } from './versions.ts';
import type { PolicyBook } from './policies.ts';

/** How a plan in effect is kept: read off the ledger of its loan. */

/**
 * The rows of a plan that count: its own, and in the place of those that a prepayment moved the
 * rows that came of it.
 */
function rowsOfPlan(
  account: Account,
  book: Ledger,
  { schedule_version, effective_on }: EffectiveRestructure,
): Account['installments'] {
  if (book.recasts.length === 0)
    return account.installments.filter((row) => row.schedule_version === schedule_version);
  const next = account.restructures.find(
    (row) => row.lapsed_at === null && row.effective_on > effective_on,
  );
  const made = new Set(
    account.versions
      .filter(
        (row) =>
          (row.payment_id !== null || row.adjustment_id !== null) &&
          row.effective_on >= effective_on &&
          (next === undefined || row.effective_on < next.effective_on),
      )
      .map((row) => row.schedule_version),
  );
  const played = new Set([...book.installments, ...book.replaced].map((row) => row.id));
  const moved = new Set(
    book.entries
      .filter((entry) => entry.effect === 'carried' && entry.restructure_id === null)
      .map((entry) => entry.installment_id),
  );
  return account.installments.filter(
    (row) =>
      !moved.has(row.id) &&
      (row.schedule_version === schedule_version ||
        (made.has(row.schedule_version) && played.has(row.id))),
  );
}

/** The rows of a plan with the day each was paid in full. */
function duesOf(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  plan: EffectiveRestructure,
): PlanDue[] {
  return rowsOfPlan(account, book, plan).map((row) => {
    const tolerance = policies.on('tolerance', row.due_on, account.loan.product);
    let left = row.principal_minor + row.interest_minor - toleratedOf(row, tolerance);
    if (left <= 0) return { due_on: row.due_on, paid_on: row.due_on };
    let paid_on: string | null = null;
    for (const entry of book.entries) {
      if (
        entry.installment_id !== row.id ||
        (entry.component !== 'interest' && entry.component !== 'principal')
      )
        continue;
      left -= entry.amount_minor;
      if (left <= 0) paid_on ??= entry.value_on;
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
  const dues = duesOf(account, policies, book, plan);
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
