import type { PlanRow } from '../../contract/resources/restructures.ts';
import type { InstallmentPosition } from '../../domain/ledger/ledgerTypes.ts';
import type { RestructurePlan } from '../../domain/restructure/restructurePlan.ts';
import { unpaidOf } from '../../domain/ledger/unpaid.ts';

/** The former and the new plan, row by row, as a decision is shown them. */

/** A row of the schedule in force, with what is overdue on it. */
export function shownBefore(row: InstallmentPosition, { kept }: RestructurePlan): PlanRow {
  return {
    sequence: row.sequence,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor,
    carried_interest_minor: row.carried_interest_minor ?? 0,
    penalty_minor: row.penalty_minor + row.compound_interest_minor,
    cost_minor: row.cost_minor,
    unpaid_minor: unpaidOf(row),
    kept: kept.includes(row),
  };
}

/** The rows that stay, numbered on with those that follow. */
export function shownAfter({ kept, rows }: RestructurePlan): PlanRow[] {
  const stay = kept.map((row) => ({
    sequence: row.sequence,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor,
    carried_interest_minor: row.carried_interest_minor ?? 0,
    penalty_minor: 0,
    cost_minor: 0,
    unpaid_minor: unpaidOf(row),
    kept: true,
  }));
  const next = rows.map((row) => ({
    sequence: row.sequence,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor,
    carried_interest_minor: row.carried_interest_minor,
    penalty_minor: row.carried_penalty_minor + row.carried_compound_minor,
    cost_minor: row.carried_cost_minor,
    unpaid_minor: row.principal_minor + row.interest_minor,
    kept: false,
  }));
  return [...stay, ...next].map((row, at) => ({ ...row, sequence: at + 1 }));
}
