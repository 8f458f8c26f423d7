import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyRequest,
  formOf,
  fromRepair,
  nextDueAfter,
  presetOf,
  previewBody,
  termsOfLoan,
  toRequest,
  type FormTerms,
  type RequestForm,
} from '../../admin/restructures/requestForm.ts';
import type { RestructureKind } from '../../server/contract/enums.ts';
import { RESTRUCTURE_KINDS } from '../../server/contract/enums.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { penaltyRateAfterCut } from '../../server/domain/policyDefaults.ts';
import { addDays } from '../../server/domain/time/calendar.ts';

const TODAY = '2026-03-05';
const loanWith = (changes: Partial<Loan> = {}): Loan =>
  ({
    id: 7,
    annual_rate_bps: 1200,
    penalty_rate_bps: 1800,
    repayment_method: 'equal_installment',
    installments_count: 12,
    scheduled_count: changes.installments_count ?? 12,
    paid_count: 4,
    disbursed_on: '2025-11-05',
    first_due_on: '2025-12-05',
    grace_days: 3,
    ...changes,
  }) as Loan;
const TERMS = termsOfLoan(loanWith(), TODAY);

describe('the penalty rate that follows a cut rate', () => {
  it.each([
    ['stays while the rate stays', 1200, 1800, 1200, 1800],
    ['stays where the rate rises', 1200, 1800, 1300, 1800],
    ['becomes 1.5 times the lower rate', 1200, 1800, 600, 900],
    ['is half up to the basis point', 1200, 1800, 365, 548],
    ['is none without interest', 1200, 1800, 0, 0],
    ['never rises with a cut', 1200, 100, 600, 100],
    ['stays none where there was none', 1200, 0, 600, 0],
  ])('%s', (_name, annual_rate_bps, penalty_rate_bps, cut, rate) => {
    expect(penaltyRateAfterCut({ annual_rate_bps, penalty_rate_bps }, cut)).toBe(rate);
  });
});

describe('the next due day of a plan', () => {
  it.each([
    ['is two weeks away or more', '2025-12-05', '2026-03-05', '2026-04-05'],
    ['is the same month where two weeks are left', '2025-12-20', '2026-03-05', '2026-03-20'],
    ['may be just two weeks away', '2025-12-19', '2026-03-05', '2026-03-19'],
    ['is not a day nearer', '2025-12-18', '2026-03-05', '2026-04-18'],
    ['keeps to the last day of a short month', '2025-10-31', '2026-02-05', '2026-02-28'],
    ['keeps to the leap day', '2023-12-31', '2024-02-05', '2024-02-29'],
    ['comes back to the 31st after a short month', '2025-10-31', '2026-02-20', '2026-03-31'],
    ['is the first one of a loan that begins later', '2026-06-05', '2026-03-05', '2026-06-05'],
  ])('%s', (_name, first_due_on, on, due) => {
    expect(nextDueAfter(loanWith({ first_due_on }), on)).toBe(due);
  });

  it('never leaves less than two weeks, and never more than two weeks and a month', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, day, (first_due_on, on) => {
        const due = nextDueAfter(loanWith({ first_due_on }), on);
        expect(due >= addDays(on, 14)).toBe(true);
        expect(due === first_due_on || due <= addDays(on, 14 + 31)).toBe(true);
      }),
    );
  });
});

describe('the terms that change nothing', () => {
  it('are those of the loan, over what is left of it', () => {
    expect(TERMS).toEqual({
      effective_on: TODAY,
      installments_count: 8,
      first_due_on: '2026-04-05',
      annual_rate_bps: 1200,
      penalty_rate_bps: null,
      repayment_method: 'equal_installment',
      grace_days: 3,
      interest_treatment: 'carry',
      penalty_treatment: 'carry',
      cost_treatment: 'carry',
      waived_principal_minor: null,
    });
  });

  it.each([
    ['one payment of a loan that is paid to the last', { paid_count: 12 }, 1, 'equal_installment'],
    [
      'one payment of a bullet loan',
      { repayment_method: 'bullet', installments_count: 1, paid_count: 0 },
      1,
      'bullet',
    ],
    [
      'installments of a bullet loan that has several',
      { repayment_method: 'bullet', installments_count: 3, paid_count: 1 },
      2,
      'equal_installment',
    ],
  ] as const)('are %s', (_name, changes, installments_count, repayment_method) => {
    expect(termsOfLoan(loanWith(changes), TODAY)).toMatchObject({
      installments_count,
      repayment_method,
    });
  });

  it('come with what is known of the borrower', () => {
    const borrower = { monthly_income_minor: 800_000, other_lenders_count: 0 } as Borrower;
    expect(emptyRequest(loanWith(), borrower, TODAY)).toMatchObject({
      loan_id: 7,
      kinds: [],
      monthly_income_minor: 800_000,
      other_lenders_count: 0,
      terms: TERMS,
    });
    expect(emptyRequest(loanWith(), undefined, TODAY)).toMatchObject({
      monthly_income_minor: null,
      other_lenders_count: null,
    });
  });

  it.each([
    ['job_loss', 'job_loss'],
    ['system_error', 'other'],
  ])('come with the cause of a granted repair: %s is %s', (cause, told) => {
    expect(fromRepair({ id: 3, cause, statement: '失业' } as CreditRepair)).toEqual({
      credit_repair_id: 3,
      cause: told,
      statement: '失业',
    });
  });
});

describe('a kept request as it is edited', () => {
  const kept = (terms: Partial<Restructure['terms']>) =>
    ({
      id: 1,
      terms: { ...TERMS, penalty_rate_bps: 1800, waived_principal_minor: 0, ...terms },
    }) as Restructure;
  it.each([
    ['leaves the penalty rate empty that stayed', {}, null],
    [
      'leaves the penalty rate empty that followed a cut',
      { annual_rate_bps: 600, penalty_rate_bps: 900 },
      null,
    ],
    ['shows a penalty rate of its own', { penalty_rate_bps: 1000 }, 1000],
    ['shows the old penalty rate beside a cut rate', { annual_rate_bps: 600 }, 1800],
  ])('%s', (_name, terms, penalty_rate_bps) => {
    expect(formOf(kept(terms), loanWith()).terms.penalty_rate_bps).toBe(penalty_rate_bps);
  });

  it.each([
    [0, null],
    [5000, 5000],
  ])('shows a waived principal of %i as %s', (waived_principal_minor, shown) => {
    expect(formOf(kept({ waived_principal_minor }), loanWith()).terms.waived_principal_minor).toBe(
      shown,
    );
  });

  it('is sent as it was kept, when nothing is touched', () => {
    const { terms } = toRequest({ ...formOf(kept({}), loanWith()), version: 2 }) as {
      terms: object;
    };
    const { penalty_rate_bps: _rate, waived_principal_minor: _waived, ...rest } = TERMS;
    expect(terms).toEqual(rest);
  });
});

describe('a request as it is sent', () => {
  const form: RequestForm = {
    ...emptyRequest(loanWith(), undefined, TODAY),
    kinds: ['extension'],
    cause: 'illness',
    statement: '',
  };
  it('names of a new one only what was given', () => {
    const { penalty_rate_bps: _rate, waived_principal_minor: _waived, ...terms } = TERMS;
    expect(toRequest(form)).toEqual({ loan_id: 7, kinds: ['extension'], cause: 'illness', terms });
  });

  it('says of a change also what was emptied', () => {
    expect(toRequest({ ...form, version: 3 })).toMatchObject({
      version: 3,
      statement: null,
      monthly_income_minor: null,
      guarantor_id: null,
    });
  });

  it('keeps figures of 0', () => {
    const sent = toRequest({
      ...form,
      other_monthly_debt_minor: 0,
      terms: { ...TERMS, annual_rate_bps: 0, grace_days: 0 },
    });
    expect(sent).toMatchObject({
      other_monthly_debt_minor: 0,
      terms: { annual_rate_bps: 0, grace_days: 0 },
    });
  });
});

describe('the preview of a request', () => {
  const watched = { loan_id: 7, terms: TERMS };
  it('is asked for with the terms that are filled and the amounts that are typed', () => {
    const { penalty_rate_bps: _rate, waived_principal_minor: _waived, ...terms } = TERMS;
    expect(
      previewBody({ ...watched, monthly_income_minor: 800_000, other_monthly_debt_minor: null }),
    ).toEqual({ loan_id: 7, terms, monthly_income_minor: 800_000 });
  });

  it.each<[string, { [F in keyof FormTerms]?: unknown }]>([
    ['no day', { effective_on: null }],
    ['half a day', { first_due_on: '2026-04' }],
    ['a day that is none', { first_due_on: '2026-02-29' }],
    ['no count', { installments_count: null }],
    ['a count of 0', { installments_count: 0 }],
    ['a rate that is no number', { annual_rate_bps: '12..' }],
    ['an amount that is no number', { waived_principal_minor: 'x' }],
  ])('is not asked for with %s', (_name, changes) => {
    expect(previewBody({ ...watched, terms: { ...TERMS, ...changes } as FormTerms })).toBeNull();
  });

  it('is not asked for before there are terms', () => {
    expect(previewBody({ loan_id: 7 })).toBeNull();
  });

  it('takes a leap day', () => {
    const terms = { ...TERMS, first_due_on: '2028-02-29' };
    expect(previewBody({ loan_id: 7, terms })).toMatchObject({
      terms: { first_due_on: '2028-02-29' },
    });
  });
});

describe('choosing a kind of restructure', () => {
  const preset = (kind: RestructureKind, chosen: boolean, loan = loanWith(), most = 60) =>
    presetOf(kind, chosen, { loan, terms: TERMS, most });

  it.each<[RestructureKind, boolean, Partial<FormTerms>]>([
    ['extension', true, { installments_count: 20, repayment_method: 'equal_installment' }],
    ['extension', false, { installments_count: 8 }],
    ['installment_plan', true, { installments_count: 12, repayment_method: 'equal_installment' }],
    ['installment_plan', false, { installments_count: 8, repayment_method: 'equal_installment' }],
    ['rate_cut', true, {}],
    ['rate_cut', false, { annual_rate_bps: 1200, penalty_rate_bps: null }],
    ['waiver', true, { penalty_treatment: 'waive' }],
    ['waiver', false, { penalty_treatment: 'carry', waived_principal_minor: null }],
    ['capitalise', true, { interest_treatment: 'capitalise' }],
    ['capitalise', false, { interest_treatment: 'carry' }],
    [
      'settlement',
      true,
      {
        installments_count: 1,
        repayment_method: 'bullet',
        first_due_on: '2026-03-19',
        penalty_treatment: 'waive',
      },
    ],
    [
      'settlement',
      false,
      {
        installments_count: 8,
        repayment_method: 'equal_installment',
        first_due_on: '2026-04-05',
        penalty_treatment: 'carry',
        waived_principal_minor: null,
      },
    ],
    ['add_guarantor', true, {}],
    ['add_guarantor', false, {}],
  ])('%s (%s) changes what it is about, and nothing else', (kind, chosen, terms) => {
    expect(preset(kind, chosen)).toEqual(terms);
  });

  it.each([
    ['an extension', 'extension', 18],
    ['an installment plan of a long loan', 'installment_plan', 18],
  ] as const)(
    'never asks for more installments than the lender allows: %s',
    (_name, kind, most) => {
      const long = loanWith({ installments_count: 36, paid_count: 0 });
      expect(preset(kind, true, long, most).installments_count).toBe(most);
    },
  );

  it('makes installments of a bullet loan', () => {
    const bullet = loanWith({ repayment_method: 'bullet', installments_count: 1, paid_count: 0 });
    expect(preset('extension', true, bullet)).toEqual({
      installments_count: 13,
      repayment_method: 'equal_installment',
    });
    expect(preset('installment_plan', false, bullet)).toEqual({
      installments_count: 1,
      repayment_method: 'bullet',
    });
  });

  it('and taking it back leaves the terms that change nothing', () => {
    for (const kind of RESTRUCTURE_KINDS)
      expect({ ...TERMS, ...preset(kind, true), ...preset(kind, false) }, kind).toEqual(TERMS);
  });
});
