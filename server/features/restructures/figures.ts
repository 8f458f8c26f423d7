import { offRestDaysOf } from '../../book/contractRows.ts';
import { unpaidOf } from '../../domain/ledger/unpaid.ts';
import { earlyTermsAt, ledgerOf, type Account } from '../../book/accounts.ts';
import type { PolicyBook } from '../../book/policies.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { yuan } from '../../contract/refusals.ts';
import type { RestructureFigures, RestructureRow } from '../../contract/resources/restructures.ts';
import { COMPONENTS } from '../../domain/ledger/allocation.ts';
import { comparedRateBps } from '../../domain/ledger/cost.ts';
import type { Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { secondApproverReasons } from '../../domain/restructure/restructure.ts';
import {
  monthsBegun,
  restructurePlan,
  rowTotal,
  type RestructurePlan,
  type RestructureTerms,
} from '../../domain/restructure/restructurePlan.ts';
import { shownAfter, shownBefore } from './planRows.ts';
import { standingOf } from './standing.ts';
import { termsOf } from './stored.ts';

/**
 * The figures a decision looks at, computed from the ledger on the effective date. The same terms
 * on the same events give the same figures.
 */

interface Asked {
  terms: RestructureTerms;
  monthly_income_minor: number | null;
  other_monthly_debt_minor: number | null;
}

/** The terms and the means that a stored request names. */
export const askedIn = (row: RestructureRow): Asked => ({
  terms: termsOf(row),
  monthly_income_minor: row.monthly_income_minor,
  other_monthly_debt_minor: row.other_monthly_debt_minor,
});

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
    offRestDays: (rows) => offRestDaysOf(rows, policies, terms.effective_on, account.loan.product),
    today,
  });
  if (made.ok) return done({ plan: made.plan, book });
  const { field, key } = made.problem;
  return refuseField(
    field,
    key,
    key === 'waived_principal_too_much'
      ? { open: yuan(book.principal_outstanding_minor) }
      : undefined,
  );
}

/**
 * Everything a decision needs, in minor units and basis points.
 *
 * @throws Refused where the terms make no plan
 */
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
  const within_cap = comparedRate(account, plan, terms.effective_on) <= cap_bps;
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

/** The rate of a plan as a cap sees it: by the loan's own count of days. */
function comparedRate(
  { loan }: Account,
  { rows, new_principal_minor, parts }: RestructurePlan,
  effective_on: string,
): number {
  const beside = COMPONENTS.filter((name) => name !== 'principal');
  const carried = beside.reduce((sum, name) => sum + parts[name].carried_minor, 0);
  const taken = {
    principal_minor: new_principal_minor + carried,
    disbursed_on: effective_on,
    day_count: loan.day_count,
  };
  const flows = rows.map((row) => ({ ...row, principal_minor: rowTotal(row), interest_minor: 0 }));
  return comparedRateBps(taken, flows) ?? 0;
}

const paidOn = ({ payments }: Account, on: string): number =>
  payments.reduce(
    (sum, row) => sum + (row.status === 'posted' && row.paid_on === on ? row.amount_minor : 0),
    0,
  );

const openExtras = ({ parts }: RestructurePlan): number =>
  parts.cost.open_minor + parts.penalty.open_minor + parts.compound_interest.open_minor;

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
