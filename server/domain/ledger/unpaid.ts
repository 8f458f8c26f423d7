/**
 * What of an installment is unpaid: its amount less what was paid, waived and moved to a later
 * plan. The one place that subtracts; ledger, stored position, SQL and plans all ask here.
 */

/** The amounts of an installment and what became of them, in minor units. */
export interface TakenInstallment {
  readonly principal_minor: number;
  readonly interest_minor: number;
  readonly paid_principal_minor: number;
  readonly paid_interest_minor: number;
  /** Forgiven by a restructure. */
  readonly waived_principal_minor: number;
  /** Forgiven, or not earned because of an early payoff or a new plan. */
  readonly waived_interest_minor: number;
  /** Taken over by a later plan. */
  readonly moved_principal_minor: number;
  readonly moved_interest_minor: number;
}

const PRINCIPAL = [
  'paid_principal_minor',
  'waived_principal_minor',
  'moved_principal_minor',
] as const;
const INTEREST = ['paid_interest_minor', 'waived_interest_minor', 'moved_interest_minor'] as const;

/** The columns that lessen an installment. */
export const TAKEN = [...PRINCIPAL, ...INTEREST] as const;

const taken = (row: TakenInstallment, names: readonly (typeof TAKEN)[number][]): number =>
  names.reduce((sum, name) => sum + row[name], 0);

/** Principal of an installment that is still owed, in minor units. */
export const unpaidPrincipal = (row: TakenInstallment): number =>
  row.principal_minor - taken(row, PRINCIPAL);

/** Interest of an installment that is still owed, in minor units. */
export const unpaidInterest = (row: TakenInstallment): number =>
  row.interest_minor - taken(row, INTEREST);

/** Principal and interest of an installment that are still owed, in minor units. */
export const unpaidOf = (row: TakenInstallment): number =>
  unpaidPrincipal(row) + unpaidInterest(row);

/** The same as an SQL expression over the columns of a table of installments. */
export const unpaidSql = (table: string): string =>
  [
    `${table}.principal_minor + ${table}.interest_minor`,
    ...TAKEN.map((name) => `${table}.${name}`),
  ].join(' - ');

/** The word for an installment on a day; `replaced`: a later schedule took over what was open. */
export const INSTALLMENT_STATUSES = ['upcoming', 'due', 'overdue', 'paid', 'replaced'] as const;
export type InstallmentState = (typeof INSTALLMENT_STATUSES)[number];

/** What an installment is on a day, `in_force` being whether its schedule counts. */
export function installmentState(
  row: TakenInstallment & { readonly due_on: string },
  in_force: boolean,
  on: string,
): InstallmentState {
  if (!in_force) return 'replaced';
  if (unpaidOf(row) <= 0)
    return row.moved_principal_minor + row.moved_interest_minor > 0 ? 'replaced' : 'paid';
  if (row.due_on === on) return 'due';
  return row.due_on < on ? 'overdue' : 'upcoming';
}

/** The status a loan has by its ledger. */
export function ledgerStatus(ledger: {
  readonly settled: boolean;
  readonly written_off_on: string | null;
}): 'active' | 'settled' | 'written_off' {
  if (ledger.settled) return 'settled';
  return ledger.written_off_on === null ? 'active' : 'written_off';
}

interface LateInstallment extends TakenInstallment {
  readonly due_on: string;
  /** Accrued and open. */
  readonly penalty_minor: number;
  readonly compound_interest_minor: number;
}

/** What can be waived of a loan on a day, per component, in minor units. */
export interface OpenAmounts {
  readonly cost: number;
  readonly penalty: number;
  readonly compound_interest: number;
  /** Of installments that fell due before the day. */
  readonly interest: number;
}

/** The open amounts of a ledger as of a day: what a waiver may take of each component. */
export function openAmounts(
  ledger: { readonly cost_minor: number; readonly installments: readonly LateInstallment[] },
  on: string,
): OpenAmounts {
  const sum = (of: (row: LateInstallment) => number): number =>
    ledger.installments.reduce((total, row) => total + of(row), 0);
  return {
    cost: ledger.cost_minor,
    penalty: sum((row) => row.penalty_minor),
    compound_interest: sum((row) => row.compound_interest_minor),
    interest: sum((row) => (row.due_on < on ? unpaidInterest(row) : 0)),
  };
}

/** What must be paid on a day, in minor units. */
export interface DueNow {
  /** Overdue, falling due that day, penalty, compound interest, costs and a refund owed back. */
  readonly due_now_minor: number;
  /** Falling due on the day itself. */
  readonly due_on_day_minor: number;
}

/** What must be paid on a day by the ledger as of that day. */
export function dueNow(
  ledger: {
    readonly overdue_minor: number;
    readonly penalty_minor: number;
    readonly cost_minor: number;
    readonly refund_owed_minor: number;
    readonly installments: readonly (TakenInstallment & { readonly due_on: string })[];
  },
  on: string,
): DueNow {
  const due_on_day_minor = ledger.installments
    .filter((row) => row.due_on === on)
    .reduce((sum, row) => sum + unpaidOf(row), 0);
  return {
    due_on_day_minor,
    due_now_minor:
      ledger.overdue_minor +
      due_on_day_minor +
      ledger.penalty_minor +
      ledger.cost_minor +
      ledger.refund_owed_minor,
  };
}
