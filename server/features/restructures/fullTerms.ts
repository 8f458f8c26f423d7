import { loanAt, type Account } from '../../book/accounts.ts';
import type { SentTerms } from '../../contract/resources/restructures.ts';
import { penaltyRateAfterCut } from '../../domain/policyDefaults.ts';
import type { RestructureTerms } from '../../domain/restructure/restructurePlan.ts';

/**
 * Fills the terms that were sent so that nothing is left open: what is not said stays as it is; a
 * lower rate lowers the penalty rate with it.
 */
export function fullTerms(account: Account, sent: SentTerms): RestructureTerms {
  const loan = loanAt(account, { as_of: sent.effective_on });
  const annual_rate_bps = sent.annual_rate_bps ?? loan.annual_rate_bps;
  return {
    effective_on: sent.effective_on,
    installments_count: sent.installments_count,
    first_due_on: sent.first_due_on,
    annual_rate_bps,
    penalty_rate_bps: sent.penalty_rate_bps ?? penaltyRateAfterCut(loan, annual_rate_bps),
    repayment_method: sent.repayment_method ?? methodFor(sent, loan),
    grace_days: sent.grace_days ?? loan.grace_days,
    interest_treatment: sent.interest_treatment ?? 'carry',
    penalty_treatment: sent.penalty_treatment ?? 'carry',
    cost_treatment: sent.cost_treatment ?? 'carry',
    waived_principal_minor: sent.waived_principal_minor ?? 0,
  };
}

type LoanThen = ReturnType<typeof loanAt>;

/** The loan's own method; a single payment that becomes several becomes equal installments. */
const methodFor = (
  { installments_count }: SentTerms,
  { repayment_method }: LoanThen,
): RestructureTerms['repayment_method'] =>
  repayment_method === 'bullet' && installments_count > 1 ? 'equal_installment' : repayment_method;
