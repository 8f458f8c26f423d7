import type { ChosenFile } from '../providers/chosenFiles.ts';
import type { RestructureKind } from '../../server/contract/enums.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type {
  Restructure,
  RestructureTermsRecord,
} from '../../server/contract/resources/restructures.ts';
import { addDays, addMonths, isCalendarDate } from '../../server/domain/time/calendar.ts';
import { penaltyRateAfterCut } from '../../server/domain/policyDefaults.ts';

/** The terms as the form keeps them. A penalty rate that is left empty follows from the rate. */
export type FormTerms = { [F in keyof RestructureTermsRecord]: RestructureTermsRecord[F] | null };

export interface RequestForm {
  loan_id: number;
  kinds: RestructureKind[];
  cause: string | null;
  statement: string | null;
  monthly_income_minor: number | null;
  other_monthly_debt_minor: number | null;
  other_lenders_count: number | null;
  guarantor_id: number | null;
  /** The credit-repair request it was granted for. */
  credit_repair_id?: number | null;
  /** What bears the distress out, sent with a new request. */
  files?: ChosenFile[];
  terms: FormTerms;
  version?: number;
}

/** The form while it is filled in: what has no input on the page yet is not there. */
type Watched = Partial<Omit<RequestForm, 'terms' | 'kinds' | 'files'>> & {
  terms?: Partial<FormTerms>;
};

/** A settlement is paid within two weeks unless another day is named. */
const SETTLEMENT_DAYS = 14;
const EXTRA_INSTALLMENTS = 12;

/**
 * The next due day of the loan that leaves at least two weeks, so that nobody owes anew in days.
 */
export function nextDueAfter(loan: Loan, on: string): string {
  const earliest = addDays(on, SETTLEMENT_DAYS);
  let months = 0;
  while (addMonths(loan.first_due_on, months) < earliest) months += 1;
  return addMonths(loan.first_due_on, months);
}

const remaining = ({ scheduled_count, paid_count }: Loan): number =>
  Math.max(1, scheduled_count - paid_count);

/**
 * The plan that changes nothing but takes up what is overdue: the loan's own terms, over what is
 * left of them.
 */
export function termsOfLoan(loan: Loan, on: string): FormTerms {
  const count = remaining(loan);
  return {
    effective_on: on,
    installments_count: count,
    first_due_on: nextDueAfter(loan, on),
    annual_rate_bps: loan.annual_rate_bps,
    penalty_rate_bps: null,
    repayment_method: (loan.repayment_method === 'bullet' && count > 1
      ? 'equal_installment'
      : loan.repayment_method) as FormTerms['repayment_method'],
    grace_days: loan.grace_days,
    interest_treatment: 'carry',
    penalty_treatment: 'carry',
    cost_treatment: 'carry',
    waived_principal_minor: null,
  };
}

export const emptyRequest = (
  loan: Loan,
  borrower: Borrower | undefined,
  on: string,
): RequestForm => ({
  loan_id: loan.id,
  kinds: [],
  cause: null,
  statement: null,
  monthly_income_minor: borrower?.monthly_income_minor ?? null,
  other_monthly_debt_minor: null,
  other_lenders_count: borrower?.other_lenders_count ?? null,
  guarantor_id: null,
  terms: termsOfLoan(loan, on),
});

/** The trouble as a granted credit-repair request tells it already. */
export const fromRepair = ({ id, cause, statement }: CreditRepair) => ({
  credit_repair_id: id,
  cause: cause === 'system_error' ? 'other' : cause,
  statement,
});

/** A kept request as the form edits it. */
export function formOf(request: Restructure, loan: Loan): RequestForm {
  const { annual_rate_bps, penalty_rate_bps } = request.terms;
  const derived = penaltyRateAfterCut(loan, annual_rate_bps);
  return {
    ...request,
    terms: {
      ...request.terms,
      penalty_rate_bps: penalty_rate_bps === derived ? null : penalty_rate_bps,
      waived_principal_minor: request.terms.waived_principal_minor || null,
    },
  };
}

const FIELDS = [
  'loan_id',
  'kinds',
  'cause',
  'statement',
  'monthly_income_minor',
  'other_monthly_debt_minor',
  'other_lenders_count',
  'guarantor_id',
  'credit_repair_id',
  'version',
] as const;

const given = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
const filled = (terms: Partial<FormTerms>) =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => given(value)));

/**
 * The form in the contract's shape: a new one names only what was given, a change also says what
 * was emptied.
 */
export function toRequest(form: RequestForm): Record<string, unknown> {
  const isNew = form.version === undefined;
  const fields = FIELDS.filter((name) =>
    isNew ? given(form[name]) : form[name] !== undefined,
  ).map((name) => [name, form[name] === '' ? null : form[name]]);
  const files = isNew && form.files ? { files: form.files } : {};
  return { ...Object.fromEntries(fields), terms: filled(form.terms), ...files };
}

/** The body of a preview, or null while the terms say too little. */
export function previewBody({
  loan_id,
  terms = {},
  monthly_income_minor,
  other_monthly_debt_minor,
}: Watched): object | null {
  const days = [terms.effective_on, terms.first_due_on].every(
    (on) => typeof on === 'string' && isCalendarDate(on),
  );
  const figures = [
    terms.annual_rate_bps,
    terms.penalty_rate_bps,
    terms.waived_principal_minor,
    terms.grace_days,
  ].every((figure) => !given(figure) || typeof figure === 'number');
  if (
    !days ||
    !figures ||
    typeof terms.installments_count !== 'number' ||
    terms.installments_count < 1
  )
    return null;
  const amounts = Object.entries({ monthly_income_minor, other_monthly_debt_minor }).filter(
    ([, amount]) => typeof amount === 'number',
  );
  return { loan_id, terms: filled(terms), ...Object.fromEntries(amounts) };
}

/**
 * The terms that choosing a kind (or taking it back) changes: what the kind is about, nothing else.
 */
export function presetOf(
  kind: RestructureKind,
  chosen: boolean,
  { loan, terms, most }: { loan: Loan; terms: FormTerms; most: number },
): Partial<FormTerms> {
  const own = termsOfLoan(loan, terms.effective_on ?? loan.disbursed_on);
  const method = own.repayment_method === 'bullet' ? 'equal_installment' : own.repayment_method;
  switch (kind) {
    case 'extension':
      return {
        installments_count: chosen
          ? Math.min(most, remaining(loan) + EXTRA_INSTALLMENTS)
          : own.installments_count,
        ...(chosen ? { repayment_method: method } : {}),
      };
    case 'installment_plan':
      return chosen
        ? {
            installments_count: Math.min(most, Math.max(EXTRA_INSTALLMENTS, remaining(loan))),
            repayment_method: method,
          }
        : { installments_count: own.installments_count, repayment_method: own.repayment_method };
    case 'rate_cut':
      return chosen ? {} : { annual_rate_bps: own.annual_rate_bps, penalty_rate_bps: null };
    case 'waiver':
      return chosen
        ? { penalty_treatment: 'waive' }
        : { penalty_treatment: 'carry', waived_principal_minor: null };
    case 'capitalise':
      return { interest_treatment: chosen ? 'capitalise' : 'carry' };
    case 'settlement':
      return chosen
        ? {
            installments_count: 1,
            repayment_method: 'bullet',
            first_due_on: addDays(own.effective_on ?? '', SETTLEMENT_DAYS),
            penalty_treatment: 'waive',
          }
        : {
            installments_count: own.installments_count,
            repayment_method: own.repayment_method,
            first_due_on: own.first_due_on,
            penalty_treatment: 'carry',
            waived_principal_minor: null,
          };
    case 'add_guarantor':
      return {};
  }
}
