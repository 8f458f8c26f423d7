import { unpaidInterest, unpaidOf, unpaidPrincipal } from '../ledger/unpaid.ts';
import { COMPONENTS, type Component } from '../ledger/allocation.ts';
import { addMonths, days30360 } from '../time/calendar.ts';
import { allInCost, type AllInCost } from '../ledger/cost.ts';
import type {
  EarlyPayoffTerms,
  InstallmentPosition,
  Ledger,
  LedgerInstallment,
  RestructureParts,
} from '../ledger/ledgerTypes.ts';
import type { Rounding } from '../ledger/money.ts';
import {
  buildSchedule,
  type RepaymentMethod,
  type ScheduledInstallment,
} from '../ledger/schedule.ts';

/**
 * The plan a restructure would make: what is owed on its date, what becomes of each component, and
 * the rows that follow.
 */

export const TREATMENTS = ['waive', 'carry', 'capitalise'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface RestructureTerms {
  effective_on: string;
  installments_count: number;
  first_due_on: string;
  annual_rate_bps: number;
  penalty_rate_bps: number;
  repayment_method: RepaymentMethod;
  grace_days: number;
  interest_treatment: Treatment;
  /** The treatment of penalty and compound interest. */
  penalty_treatment: Treatment;
  cost_treatment: Treatment;
  waived_principal_minor: number;
}

export interface PlanInput {
  terms: RestructureTerms;
  /** The loan's ledger at the end of the effective date. */
  book: Ledger;
  /** The terms of an early payoff under the schedule in force. */
  early: EarlyPayoffTerms;
  rounding: Rounding;
  /** Takes the due dates of the rows off days of rest, where the lender's policy says so. */
  offRestDays?: (rows: ScheduledInstallment[]) => ScheduledInstallment[];
  /**
   * Where nothing is overdue today, rows that fall due from here to the day before the effective
   * date are taken to be paid by then.
   */
  today: string;
}

export interface RestructurePlan {
  parts: Record<
    Component,
    { open_minor: number; waived_minor: number; carried_minor: number; capitalised_minor: number }
  >;
  new_principal_minor: number;
  /**
   * Rows of the schedule in force that stay: paid, or, of a borrower who is not behind, due before
   * the plan begins.
   */
  kept: InstallmentPosition[];
  rows: (LedgerInstallment &
    Required<
      Pick<
        LedgerInstallment,
        | 'carried_interest_minor'
        | 'carried_penalty_minor'
        | 'carried_compound_minor'
        | 'carried_cost_minor'
      >
    >)[];
  dropped_interest_minor: number;
  flat_base_minor: number;
  cost: AllInCost;
}

export type PlanProblem = {
  field: string;
  key:
    | 'first_due_after_effect'
    | 'bullet_one_installment'
    | 'nothing_to_restructure'
    | 'waived_principal_too_much';
};

const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

const partOf = (open_minor: number, treatment: Treatment) => ({
  open_minor,
  waived_minor: treatment === 'waive' ? open_minor : 0,
  carried_minor: treatment === 'carry' ? open_minor : 0,
  capitalised_minor: treatment === 'capitalise' ? open_minor : 0,
});

function partsOf(
  { terms, book }: PlanInput,
  taken: readonly InstallmentPosition[],
): RestructurePlan['parts'] {
  const on = terms.effective_on;
  const due = sum(taken.filter((row) => row.due_on <= on).map(unpaidInterest));
  const principal = sum(taken.map(unpaidPrincipal));
  return {
    cost: partOf(book.cost_minor, terms.cost_treatment),
    penalty: partOf(sum(taken.map((row) => row.penalty_minor)), terms.penalty_treatment),
    compound_interest: partOf(
      sum(taken.map((row) => row.compound_interest_minor)),
      terms.penalty_treatment,
    ),
    interest: partOf(due + book.earned_ahead_minor, terms.interest_treatment),
    principal: {
      open_minor: principal,
      waived_minor: terms.waived_principal_minor,
      carried_minor: principal - terms.waived_principal_minor,
      capitalised_minor: 0,
    },
  };
}

/** An amount in minor units in equal whole shares, the last with the rest. */
function spread(amount: number, count: number): number[] {
  const share = Math.floor(amount / count);
  return Array.from({ length: count }, (_, at) =>
    at === count - 1 ? amount - share * (count - 1) : share,
  );
}

function rowsOf(
  { terms, early, rounding, offRestDays = (rows) => rows }: PlanInput,
  parts: RestructurePlan['parts'],
  principal_minor: number,
  flat_base_minor: number,
  firstSequence: number,
): RestructurePlan['rows'] {
  const {
    effective_on: disbursed_on,
    first_due_on,
    installments_count,
    annual_rate_bps,
    repayment_method,
  } = terms;
  const agreed = buildSchedule({
    principal_minor,
    annual_rate_bps,
    installments_count,
    repayment_method,
    day_count: early.day_count,
    rounding,
    disbursed_on,
    first_due_on,
    flat_base_minor,
  });
  const schedule = offRestDays(agreed);
  const carried = (component: Component) => spread(parts[component].carried_minor, schedule.length);
  const [interest, penalty, compound, cost] = [
    carried('interest'),
    carried('penalty'),
    carried('compound_interest'),
    carried('cost'),
  ];
  return schedule.map((row, at) => ({
    id: -(at + 1),
    sequence: firstSequence + at,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor + (interest[at] ?? 0),
    carried_interest_minor: interest[at] ?? 0,
    carried_penalty_minor: penalty[at] ?? 0,
    carried_compound_minor: compound[at] ?? 0,
    carried_cost_minor: cost[at] ?? 0,
  }));
}

/** All that a row of a plan asks for, in minor units. */
export const rowTotal = (row: LedgerInstallment): number =>
  row.principal_minor +
  row.interest_minor +
  (row.carried_penalty_minor ?? 0) +
  (row.carried_compound_minor ?? 0) +
  (row.carried_cost_minor ?? 0);

/** Why these terms make no plan, whatever is owed; null where they may. */
function termsProblem(terms: RestructureTerms): PlanProblem | null {
  if (terms.repayment_method === 'bullet' && terms.installments_count !== 1)
    return { field: 'terms.installments_count', key: 'bullet_one_installment' };
  return terms.first_due_on <= terms.effective_on
    ? { field: 'terms.first_due_on', key: 'first_due_after_effect' }
    : null;
}

/** The rows of the schedule in force that stay, and those that the new plan takes over. */
function splitRows({ terms, book, today }: PlanInput): {
  kept: InstallmentPosition[];
  taken: InstallmentPosition[];
} {
  // What a borrower who is behind pays goes to the oldest first: of theirs nothing is taken to be
  // paid by then.
  const behind = book.installments.some((row) => row.due_on < today && unpaidOf(row) > 0);
  const staysDue = (row: InstallmentPosition) =>
    !behind && row.due_on >= today && row.due_on < terms.effective_on;
  const isKept = (row: InstallmentPosition) =>
    staysDue(row) ||
    (unpaidOf(row) === 0 &&
      row.penalty_minor === 0 &&
      row.compound_interest_minor === 0 &&
      row.cost_minor === 0);
  return {
    kept: book.installments.filter(isKept),
    taken: book.installments.filter((row) => !isKept(row)),
  };
}

const CARRIED_BESIDE = ['cost', 'penalty', 'compound_interest', 'interest'] as const;

/**
 * The plan of these terms on this position, in minor units, or why they make none. Waivers come
 * first, then what is made principal, then the schedule of the sum; interest, penalty and cost that
 * are carried stay what they are and are spread over the rows in equal shares. Its cost is the
 * internal rate of return of the rows on all that the plan takes over.
 */
export function restructurePlan(
  input: PlanInput,
): { ok: true; plan: RestructurePlan } | { ok: false; problem: PlanProblem } {
  const { terms, early } = input;
  const problem = termsProblem(terms);
  if (problem !== null) return { ok: false, problem };
  const { kept, taken } = splitRows(input);
  const parts = partsOf(input, taken);
  if (parts.principal.carried_minor < 0)
    return {
      ok: false,
      problem: { field: 'terms.waived_principal_minor', key: 'waived_principal_too_much' },
    };
  const capitalised = sum(COMPONENTS.map((name) => parts[name].capitalised_minor));
  const new_principal_minor = parts.principal.carried_minor + capitalised;
  const carried = sum(CARRIED_BESIDE.map((name) => parts[name].carried_minor));
  if (new_principal_minor + carried <= 0)
    return { ok: false, problem: { field: 'loan_id', key: 'nothing_to_restructure' } };
  const sameFlat = early.repayment_method === 'flat' && terms.repayment_method === 'flat';
  const flat_base_minor = sameFlat
    ? Math.max(0, early.principal_minor - terms.waived_principal_minor + capitalised)
    : new_principal_minor;
  const rows = rowsOf(input, parts, new_principal_minor, flat_base_minor, kept.length + 1);
  const cost = allInCost(
    { principal_minor: new_principal_minor + carried, disbursed_on: terms.effective_on },
    rows.map((row) => ({ due_on: row.due_on, principal_minor: rowTotal(row), interest_minor: 0 })),
  );
  const dropped_interest_minor = sum(taken.map(unpaidInterest)) - parts.interest.open_minor;
  return {
    ok: true,
    plan: {
      parts,
      new_principal_minor,
      kept,
      rows,
      dropped_interest_minor,
      flat_base_minor,
      cost,
    },
  };
}

/** The parts as the ledger keeps them: what became of each, without what was open. */
export const ledgerParts = (parts: RestructurePlan['parts']): RestructureParts =>
  Object.fromEntries(
    COMPONENTS.map((name) => {
      const { open_minor: _open, ...rest } = parts[name];
      return [name, rest];
    }),
  ) as RestructureParts;

/** Whole months from one date to another, a begun one counted. */
export function monthsBegun(from: string, to: string): number {
  let months = Math.max(0, Math.floor(days30360(from, to) / 30) - 1);
  while (addMonths(from, months) < to) months += 1;
  return months;
}
