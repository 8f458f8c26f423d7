import { unpaidOf } from '../../domain/ledger/unpaid.ts';
import { createHash } from 'node:crypto';
import type {
  PlanRow,
  RestructureFigures,
  SentTerms,
} from '../../contract/resources/restructures.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { COMPONENTS } from '../../domain/ledger/allocation.ts';
import {
  assetClassOf,
  daysPastDue,
  tierOf,
  type AssetClass,
} from '../../domain/ledger/delinquency.ts';
import type { InstallmentPosition, Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { classFloor, observationOf, worseClass } from '../../domain/restructure/observation.ts';
import { penaltyRateAfterCut } from '../../domain/policyDefaults.ts';
import {
  monthsBegun,
  restructurePlan,
  rowTotal,
  type RestructurePlan,
  type RestructureTerms,
} from '../../domain/restructure/restructurePlan.ts';
import { secondApproverReasons } from '../../domain/restructure/restructure.ts';
import {
  earlyTermsAt,
  ledgerOf,
  loanAt,
  restructuresAt,
  type Account,
} from '../../book/accounts.ts';
import { classFloorAt } from '../../book/plans.ts';
import type { PolicyBook } from '../../book/policies.ts';

/**
 * What a decision looks at, computed from the ledger on the effective date. The same terms on the
 * same events give the same figures.
 */

/**
 * Terms with nothing left open: what is not said stays as it is; a lower rate lowers the penalty
 * rate with it.
 */
export function fullTerms(account: Account, sent: SentTerms): RestructureTerms {
  const loan = loanAt(account, { as_of: sent.effective_on });
  const { repayment_method: method, grace_days } = loan;
  const annual_rate_bps = sent.annual_rate_bps ?? loan.annual_rate_bps;
  return {
    effective_on: sent.effective_on,
    installments_count: sent.installments_count,
    first_due_on: sent.first_due_on,
    annual_rate_bps,
    penalty_rate_bps: sent.penalty_rate_bps ?? penaltyRateAfterCut(loan, annual_rate_bps),
    repayment_method:
      sent.repayment_method ??
      ((method === 'bullet' && sent.installments_count > 1
        ? 'equal_installment'
        : method) as RestructureTerms['repayment_method']),
    grace_days: sent.grace_days ?? grace_days,
    interest_treatment: sent.interest_treatment ?? 'carry',
    penalty_treatment: sent.penalty_treatment ?? 'carry',
    cost_treatment: sent.cost_treatment ?? 'carry',
    waived_principal_minor: sent.waived_principal_minor ?? 0,
  };
}

interface Asked {
  terms: RestructureTerms;
  monthly_income_minor: number | null;
  other_monthly_debt_minor: number | null;
}

/** The plan these terms make, or why they make none; with the ledger it was made from. */
export function planOf(
  account: Account,
  policies: PolicyBook,
  terms: RestructureTerms,
  today: string,
): Outcome<{ plan: RestructurePlan; book: Ledger }> {
  const limits = policies.on('restructure_limits', today, account.loan.product);
  if (terms.installments_count > limits.max_installments)
    return refuseField('terms.installments_count', 'too_many_installments', {
      limit: limits.max_installments,
    });
  if (terms.effective_on < account.loan.disbursed_on)
    return refuseField('terms.effective_on', 'value_before_disbursement', {
      date: account.loan.disbursed_on,
    });
  const moment = { as_of: terms.effective_on, before_payments: true };
  const book = ledgerOf(account, policies, moment);
  if (book.written_off_on !== null) return refuseField('loan_id', 'loan_written_off');
  const made = restructurePlan({
    terms,
    book,
    early: earlyTermsAt(account, policies, moment),
    rounding: account.loan.rounding,
    today,
  });
  if (made.ok) return done({ plan: made.plan, book });
  const { field, key } = made.problem;
  return refuseField(
    field,
    key,
    key === 'waived_principal_too_much'
      ? { open: (book.principal_outstanding_minor / 100).toFixed(2) }
      : undefined,
  );
}

/** Everything a decision needs. */
export function figuresOf(
  account: Account,
  policies: PolicyBook,
  { terms, ...asked }: Asked,
  today: string,
): Outcome<RestructureFigures> {
  const { plan, book } = orRefuse(planOf(account, policies, terms, today));
  const { product } = account.loan;
  const total = (name: 'waived_minor' | 'capitalised_minor') =>
    COMPONENTS.reduce((sum, part) => sum + plan.parts[part][name], 0);
  const carried_minor = COMPONENTS.reduce(
    (sum, part) => sum + (part === 'principal' ? 0 : plan.parts[part].carried_minor),
    0,
  );
  const cap_bps = policies.on('cost_cap', terms.effective_on, product).annual_bps;
  const within_cap = (plan.cost.nominal_apr_bps ?? 0) <= cap_bps;
  const waived_minor = total('waived_minor');
  const term_months = monthsBegun(
    terms.effective_on,
    plan.rows.at(-1)?.due_on ?? terms.first_due_on,
  );
  const reasons = secondApproverReasons(
    { waived_minor, term_months, within_cap },
    policies.on('restructure_limits', today, product),
  );
  const keptUnpaid = plan.kept.reduce((sum, row) => sum + unpaidOf(row), 0);
  return done({
    terms,
    before: { installments: book.installments.map((row) => shownBefore(row, plan)) },
    after: { installments: shownAfter(plan) },
    parts: plan.parts,
    new_principal_minor: plan.new_principal_minor,
    waived_minor,
    carried_minor,
    capitalised_minor: total('capitalised_minor'),
    dropped_interest_minor: plan.dropped_interest_minor,
    unallocated_minor: book.unallocated_minor,
    paid_on_day_minor: paidOn(account, terms.effective_on),
    total_before_minor: book.outstanding_minor + openExtras(plan),
    total_after_minor: keptUnpaid + plan.rows.reduce((sum, row) => sum + rowTotal(row), 0),
    ...plan.cost,
    cap_bps,
    within_cap,
    affordability: affordabilityOf(plan, book, asked),
    ...standingOf(account, policies, book, terms, plan),
    approvers_needed: reasons.length === 0 ? 1 : 2,
    approver_reasons: reasons,
    term_months,
  });
}

const paidOn = ({ payments }: Account, on: string): number =>
  payments.reduce(
    (sum, row) => sum + (row.status === 'posted' && row.paid_on === on ? row.amount_minor : 0),
    0,
  );

const openExtras = ({ parts }: RestructurePlan): number =>
  parts.cost.open_minor + parts.penalty.open_minor + parts.compound_interest.open_minor;

function shownBefore(row: InstallmentPosition, { kept }: RestructurePlan): PlanRow {
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

function shownAfter({ kept, rows }: RestructurePlan): PlanRow[] {
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

/**
 * The largest new installment against the income: a plan that ends in one large payment is as hard
 * to bear as that. A single payment is not met from one month's income.
 */
function affordabilityOf(
  plan: RestructurePlan,
  book: Ledger,
  asked: Omit<Asked, 'terms'>,
): RestructureFigures['affordability'] {
  const open = book.installments.filter((row) => unpaidOf(row) > 0);
  const before = open.reduce(
    (most, row) => Math.max(most, row.principal_minor + row.interest_minor),
    0,
  );
  const after = plan.rows.reduce((most, row) => Math.max(most, rowTotal(row)), 0);
  const { monthly_income_minor: income, other_monthly_debt_minor: other } = asked;
  const share = (amount: number) =>
    income === null || income === 0 || plan.rows.length === 1
      ? null
      : Math.round((amount * 10_000) / income);
  return {
    installment_before_minor: before,
    installment_after_minor: after,
    ...asked,
    share_bps: share(after),
    share_all_bps: share(after + (other ?? 0)),
  };
}

/**
 * Days, tier and class on the effective date, as they stand and once the plan is in force; and how
 * long it is watched.
 */
function standingOf(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  terms: RestructureTerms,
  plan: RestructurePlan,
): Pick<RestructureFigures, 'standing_before' | 'standing_after' | 'observation'> {
  const on = terms.effective_on;
  const { product } = account.loan;
  const steps = policies.on('asset_classes', on, product);
  const bands = policies.on('tiers', on);
  const earlier =
    restructuresAt(account, { as_of: on }).length === 0
      ? null
      : classFloorAt(account, policies, book, { as_of: on });
  const watched = earlier !== null && earlier.ends_on >= on;
  const days = daysPastDue(book.oldest_unpaid_due_on, on);
  const byDays = assetClassOf(days, steps);
  const before: AssetClass = watched ? worseClass(byDays, earlier.floor) : byDays;
  const rule = policies.on('observation', on, product);
  const floor = classFloor(rule, before, watched);
  const { starts_on, ends_on } = observationOf(
    plan.rows.map(({ due_on }) => ({ due_on, paid_on: null })),
    rule,
    on,
  );
  return {
    standing_before: { days_past_due: days, tier: tierOf(days, bands), asset_class: before },
    standing_after: {
      days_past_due: 0,
      tier: tierOf(0, bands),
      asset_class: worseClass(assetClassOf(0, steps), floor),
    },
    observation: { starts_on, ends_on, floor, repeated: watched },
  };
}

/** Says whether two people looked at the same figures. */
export const fingerprintOf = (figures: RestructureFigures): string =>
  createHash('sha256').update(JSON.stringify(figures)).digest('hex');

const WATCHED = [
  'new_principal_minor',
  'waived_minor',
  'carried_minor',
  'capitalised_minor',
  'total_before_minor',
  'total_after_minor',
] as const;

/** Figures of an offer that are others now. */
export function movedSince(
  frozen: RestructureFigures,
  now: RestructureFigures,
): { figure: string; before_minor: number; now_minor: number }[] {
  const open = COMPONENTS.map((name) => ({
    figure: name,
    before_minor: frozen.parts[name].open_minor,
    now_minor: now.parts[name].open_minor,
  }));
  const sums = WATCHED.map((name) => ({
    figure: name.replace('_minor', ''),
    before_minor: frozen[name],
    now_minor: now[name],
  }));
  return [...open, ...sums].filter((one) => one.before_minor !== one.now_minor);
}
