import { COMPONENTS, RESTRUCTURE_KINDS, type Language } from '../../server/contract/enums.ts';
import type { PlanRow, RestructureFigures } from '../../server/contract/resources/restructures.ts';
import { buildSchedule } from '../../server/domain/ledger/schedule.ts';
import type { AgreementInput } from '../../server/features/restructures/agreement/agreement.ts';

type Parts = RestructureFigures['parts'];
const NOTHING: Parts['cost'] = {
  open_minor: 0,
  waived_minor: 0,
  carried_minor: 0,
  capitalised_minor: 0,
};
const part = (
  waived_minor: number,
  carried_minor: number,
  capitalised_minor: number,
): Parts['cost'] => ({
  open_minor: waived_minor + carried_minor + capitalised_minor,
  waived_minor,
  carried_minor,
  capitalised_minor,
});
/** The sum of something over rows of a plan. */
export const sum = (rows: readonly PlanRow[], of: (row: PlanRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
/** What a row of a plan still asks for. */
export const open = (row: PlanRow): number => row.unpaid_minor + row.penalty_minor + row.cost_minor;
const row = (
  sequence: number,
  due_on: string,
  principal_minor: number,
  interest_minor: number,
  rest: Partial<PlanRow> = {},
): PlanRow => ({
  sequence,
  due_on,
  principal_minor,
  interest_minor,
  carried_interest_minor: 0,
  penalty_minor: 0,
  cost_minor: 0,
  unpaid_minor: principal_minor + interest_minor,
  kept: false,
  ...rest,
});

/**
 * Figures that agree with each other: `count` new installments over the principal, what is carried
 * on the first of them.
 */
function figuresOf(
  count: number,
  parts: Partial<Parts>,
  changes: Partial<RestructureFigures['terms']> = {},
): RestructureFigures {
  const all: Parts = {
    cost: NOTHING,
    penalty: NOTHING,
    compound_interest: NOTHING,
    interest: NOTHING,
    principal: part(0, 8_800_000, 0),
    ...parts,
  };
  const total = (
    field: keyof Parts['cost'],
    names: readonly (keyof Parts)[] = COMPONENTS,
  ): number => names.reduce((value, name) => value + all[name][field], 0);
  const terms: RestructureFigures['terms'] = {
    effective_on: '2026-09-01',
    installments_count: count,
    first_due_on: '2026-10-10',
    annual_rate_bps: 900,
    penalty_rate_bps: 1350,
    repayment_method: 'equal_installment',
    grace_days: 3,
    interest_treatment: 'carry',
    penalty_treatment: 'waive',
    cost_treatment: 'capitalise',
    waived_principal_minor: 0,
    ...changes,
  };
  const new_principal_minor = all.principal.carried_minor + total('capitalised_minor');
  const carried = {
    interest: all.interest.carried_minor,
    penalty: all.penalty.carried_minor + all.compound_interest.carried_minor,
    cost: all.cost.carried_minor,
  };
  const plan = buildSchedule({
    ...terms,
    principal_minor: new_principal_minor,
    day_count: '30/360',
    rounding: 'half_up',
    disbursed_on: terms.effective_on,
  }).map((one, at) =>
    at > 0
      ? row(one.sequence + 4, one.due_on, one.principal_minor, one.interest_minor)
      : row(
          one.sequence + 4,
          one.due_on,
          one.principal_minor,
          one.interest_minor + carried.interest,
          {
            carried_interest_minor: carried.interest,
            penalty_minor: carried.penalty,
            cost_minor: carried.cost,
          },
        ),
  );
  const paid = row(1, '2026-03-10', 2_900_000, 90_000, { unpaid_minor: 0, kept: true });
  const former = [
    row(2, '2026-04-10', 2_933_333, 88_000, { unpaid_minor: 2_900_000 }),
    row(3, '2026-05-10', 2_933_333, 58_667),
    row(4, '2026-06-10', 2_933_334, 29_333),
  ];
  return {
    terms,
    before: { installments: [paid, ...former] },
    after: { installments: [paid, ...plan] },
    parts: all,
    new_principal_minor,
    waived_minor: total('waived_minor'),
    carried_minor: total('carried_minor', ['cost', 'penalty', 'compound_interest', 'interest']),
    capitalised_minor: total('capitalised_minor'),
    dropped_interest_minor: 29_333,
    unallocated_minor: 0,
    paid_on_day_minor: 0,
    total_before_minor: sum(former, open) + 123_400,
    total_after_minor: sum(plan, open),
    nominal_apr_bps: 901,
    effective_apr_bps: 939,
    cap_bps: 2400,
    within_cap: true,
    affordability: {
      installment_before_minor: 1,
      installment_after_minor: 1,
      monthly_income_minor: null,
      other_monthly_debt_minor: null,
      share_bps: null,
      share_all_bps: null,
    },
    standing_before: { days_past_due: 144, tier: 'M5', asset_class: 'substandard' },
    standing_after: { days_past_due: 0, tier: 'M0', asset_class: 'substandard' },
    observation: {
      starts_on: terms.first_due_on,
      ends_on: '2027-10-10',
      floor: 'substandard',
      repeated: false,
    },
    approvers_needed: 1,
    approver_reasons: [],
    term_months: count + 1,
  };
}
const MIXED: Partial<Parts> = {
  cost: part(0, 0, 35_000),
  penalty: part(81_250, 0, 0),
  compound_interest: part(6_180, 0, 0),
  interest: part(0, 176_000, 0),
};
const EVERYTHING: Partial<Parts> = {
  cost: part(10_000, 25_000, 15_000),
  penalty: part(40_000, 41_250, 10_000),
  compound_interest: part(3_000, 3_180, 1_000),
  interest: part(20_000, 156_000, 12_345),
  principal: part(100_000, 8_700_000, 0),
};
function inputOf(
  language: Language,
  figures: RestructureFigures,
  rest: Partial<AgreementInput> = {},
): AgreementInput {
  return {
    agreement_no: 'XY-2026-000123',
    language,
    draft: false,
    full: false,
    lender_name: '华安消费金融有限公司',
    loan: {
      loan_no: 'HD-2025-08-00417',
      principal_minor: 11_700_000,
      disbursed_on: '2025-08-10',
      annual_rate_bps: 1200,
      penalty_rate_bps: 1800,
      product: 'consumer_loan',
      early_fee: { fee_bps: 0 },
      grace_charged_back: false,
    },
    borrower: {
      full_name: '欧阳晓明',
      national_id: '110105********0021',
      phone: '138****5678',
      address: '上海市浦东新区******',
    },
    guarantor: null,
    kinds: ['extension', 'rate_cut', 'waiver', 'capitalise'],
    cause: 'illness',
    figures,
    made_on: '2026-08-20',
    signed: { borrower: null, lender: null, guarantor: null },
    ...rest,
  };
}
const GUARANTOR = {
  full_name: '王建国',
  national_id: '110105********0021',
  phone: '139****0000',
  address: '北京市朝阳区******',
  relationship: '兄长',
};
const LONG_NAME =
  '阿卜杜热依木·买买提吐尔逊·努尔麦麦提·玉素甫江·阿不都克里木·艾合买提江·吐尔洪'.slice(0, 40);
const BIG: Partial<Parts> = {
  cost: part(0, 12_345_678_901, 0),
  penalty: part(0, 23_456_789_012, 0),
  compound_interest: NOTHING,
  interest: part(0, 34_567_890_123, 0),
  principal: part(0, 98_765_432_100, 0),
};
/** Agreements of many kinds, by name. */
export const SAMPLES: readonly [string, (language: Language) => AgreementInput][] = [
  ['short', (language) => inputOf(language, figuresOf(3, MIXED))],
  [
    'long',
    (language) =>
      inputOf(language, figuresOf(60, EVERYTHING), {
        draft: true,
        kinds: [...RESTRUCTURE_KINDS].filter((kind) => kind !== 'settlement'),
        guarantor: GUARANTOR,
      }),
  ],
  [
    'settlement',
    (language) => {
      const figures = figuresOf(
        1,
        { ...MIXED, principal: part(800_000, 8_000_000, 0) },
        { annual_rate_bps: 0, penalty_rate_bps: 0, grace_days: 0, repayment_method: 'bullet' },
      );
      return inputOf(
        language,
        {
          ...figures,
          nominal_apr_bps: null,
          effective_apr_bps: null,
          unallocated_minor: 5_000,
          paid_on_day_minor: 7_000,
        },
        {
          kinds: ['settlement', 'waiver'],
          signed: { borrower: '2026-08-25', lender: '2026-08-26', guarantor: null },
        },
      );
    },
  ],
  [
    'guarantor',
    (language) => {
      const figures = figuresOf(12, MIXED);
      // Due before the plan takes effect, partly paid, and in force beside it.
      const kept = row(4, '2026-08-25', 100_000, 1_000, { unpaid_minor: 61_000, kept: true });
      const after = {
        installments: [
          ...figures.after.installments.slice(0, 1),
          kept,
          ...figures.after.installments.slice(1),
        ],
      };
      const observation = {
        starts_on: '2026-10-10',
        ends_on: '2027-10-10',
        floor: 'substandard',
        repeated: true,
      } as const;
      return inputOf(
        language,
        {
          ...figures,
          after,
          observation,
          within_cap: false,
          total_after_minor: figures.total_after_minor + 61_000,
        },
        {
          guarantor: GUARANTOR,
          cause: '母亲住院，\n收入减少一半',
          signed: { borrower: '2026-08-25', lender: null, guarantor: '2026-08-27' },
        },
      );
    },
  ],
  [
    'wide',
    (language) =>
      inputOf(language, figuresOf(24, BIG, { grace_days: 0 }), {
        borrower: {
          full_name: LONG_NAME,
          national_id: null,
          phone: null,
          address: null,
        },
        guarantor: {
          full_name: LONG_NAME,
          national_id: null,
          phone: null,
          address: null,
          relationship: null,
        },
        kinds: ['installment_plan', 'settlement', 'add_guarantor'],
      }),
  ],
];
