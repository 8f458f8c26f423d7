import { COMPONENTS } from '../../server/contract/enums.ts';
import { feeSteps, type FeeBasis } from '../../server/domain/ledger/earlyFee.ts';
import type { TierStrategy } from '../../server/domain/worklist/strategy.ts';
import type { Policy } from '../../server/contract/resources/policies.ts';
import {
  contactRulesOf,
  EMPTY_CONTACT,
  type ContactRuleForm,
} from '../parts/policies/contactRules.ts';
import { type AssignmentForm, assignmentOf } from './assignmentForm.ts';
import { lexiconFormOf, lexiconOf, type LexiconForm } from './lexiconForm.ts';
import { isTogether, ruleOn, type PolicyKind, type PolicyValues } from './policyBook.ts';
import type { STAGES } from './stages.ts';

/** Each rule of warnings by its name, with its figures. */
interface WarningForm {
  rules: Record<string, Record<string, string | number | boolean | null>>;
  fresh_days: number | null;
  late_days: number | null;
  within_days: number | null;
}

/** A rule as the form edits it: of a band only where it begins, since where it ends follows. */
export interface RuleForm {
  tiers: { from_days: number | null }[];
  asset_classes: { asset_class: string; from_days: number | null }[];
  allocation: Record<(typeof STAGES)[number], string[]>;
  penalty_day_base: { base: number };
  grace: { charged_back: boolean };
  due_days: { rest_day: string };
  cost_cap: { annual_bps: number | null };
  /** A step has a figure of each basis; the one that is chosen is sent. */
  early_payoff: {
    basis: FeeBasis;
    steps: { until_month?: number | null; fee_bps: number | null; months: number | null }[];
  };
  tolerance: { amount_minor: number | null; share_bps: number | null };
  small_balance: { limit_minor: number | null };
  restructure_limits: { [F in keyof PolicyValues['restructure_limits']]: number | null };
  observation: { [F in keyof PolicyValues['observation']]: PolicyValues['observation'][F] | null };
  contact_rules: ContactRuleForm;
  note_lexicon: LexiconForm;
  note_review: { [F in keyof PolicyValues['note_review']]: number | null };
  credit_repair: {
    [F in Exclude<keyof PolicyValues['credit_repair'], 'pause_document'>]: number | null;
  } & { pause_document: string | null };
  worklist: { [F in keyof PolicyValues['worklist']]: number | null };
  assignment: AssignmentForm;
  tier_strategies: (Omit<TierStrategy, 'by' | 'next_step' | 'channels'> & {
    channels: TierStrategy['channels'][number][];
    by: TierStrategy['by'] | null;
    next_step: TierStrategy['next_step'] | null;
  })[];
  personal_reads: { [F in keyof PolicyValues['personal_reads']]: number | null };
  row_scope: { [F in keyof PolicyValues['row_scope']]: PolicyValues['row_scope'][F] | null };
  bank_matching: { automatic: boolean; early_days: number | null; payoff: boolean };
  outreach: {
    signature: string;
    lender: string;
    hotline: string;
    opt_out_hint: string | null;
    price_minor: number | null;
    at: string;
    valid_days: number | null;
    steps: { key: string; days: number | null; templates: string[] }[];
  };
  visit_plan: {
    bands: {
      name: string;
      kind: string | null;
      tiers: string[];
      from_minor: number | null;
      to_minor: number | null;
      every_months: number | null;
      sample_bps: number | null;
    }[];
    within_days: number | null;
    escalate_days: number | null;
    place: boolean;
  };
  warning_rules: WarningForm;
  sign_in: {
    least_length: number | null;
    password_days: number | null;
    idle_minutes: number | null;
    session_hours: number | null;
    second_factor: string[];
  };
  /** The dates as they are typed: one after the other. */
  holidays: { year: number | null; holidays: string; workdays: string };
}

const EMPTY: RuleForm = {
  tiers: [{ from_days: 0 }, { from_days: 1 }],
  asset_classes: [],
  allocation: {
    current: [...COMPONENTS],
    overdue_to_90: [...COMPONENTS],
    overdue_over_90: [...COMPONENTS],
    written_off: [...COMPONENTS],
    court: [...COMPONENTS],
  },
  penalty_day_base: { base: 360 },
  grace: { charged_back: false },
  due_days: { rest_day: 'none' },
  cost_cap: { annual_bps: null },
  early_payoff: {
    basis: 'principal_share',
    steps: [{ until_month: null, fee_bps: null, months: null }],
  },
  tolerance: { amount_minor: null, share_bps: null },
  small_balance: { limit_minor: null },
  restructure_limits: {
    max_installments: null,
    second_from_waived_minor: null,
    second_from_months: null,
    monthly_count: null,
    monthly_waived_minor: null,
    bulk_up_to_waived_minor: null,
  },
  observation: {
    periods: null,
    months: null,
    floor: null,
    floor_if_bad: null,
    floor_if_repeated: null,
  },
  contact_rules: EMPTY_CONTACT,
  note_lexicon: { entries: [] },
  note_review: {
    sample_bps: null,
    second_look_bps: null,
    new_author_days: null,
    claim_minutes: null,
    promise_tolerance_days: null,
    promise_tolerance_bps: null,
    retention_years: null,
  },
  credit_repair: {
    objection_days: null,
    relief_days: null,
    notice_days: null,
    soon_days: null,
    pause_max_days: null,
    pause_document: null,
  },
  worklist: {
    promise_today_bps: null,
    promise_broken_bps: null,
    newly_overdue_bps: null,
    plan_due_bps: null,
    not_spoken_bps: null,
    refused_bps: null,
    unanswered_bps: null,
    invalid_number_bps: null,
    half_days: null,
    cap_minor: null,
    limitation_days: null,
    limitation_bps: null,
    later_bps: null,
    new_days: null,
    quiet_days: null,
    urgent_days: null,
    task_days: null,
    retry_hours: null,
    tries_per_day: null,
    snooze_days: null,
  },
  assignment: {
    rules: [{ name: '', to: [{ max_persons: 200, weight: 1 }] }],
    balance: 'amount',
    sticky: true,
    automatic: false,
  },
  tier_strategies: [],
  personal_reads: {
    staff_reveals: null,
    staff_files: null,
    staff_exports: null,
    supervisor_reveals: null,
    supervisor_files: null,
    supervisor_exports: null,
    compliance_reveals: null,
    compliance_files: null,
    compliance_exports: null,
    admin_reveals: null,
    admin_files: null,
    admin_exports: null,
  },
  row_scope: { staff: null, supervisor: null },
  bank_matching: { automatic: true, early_days: null, payoff: false },
  outreach: {
    signature: '',
    lender: '',
    hotline: '',
    opt_out_hint: null,
    price_minor: null,
    at: '10:00',
    valid_days: 1,
    steps: [],
  },
  visit_plan: { bands: [], within_days: null, escalate_days: null, place: false },
  warning_rules: { rules: {}, fresh_days: null, late_days: null, within_days: null },
  sign_in: {
    least_length: null,
    password_days: null,
    idle_minutes: null,
    session_hours: null,
    second_factor: [],
  },
  holidays: { year: null, holidays: '', workdays: '' },
};

/** Kinds whose rule is edited in another shape than it is kept in. */
const EDITED: { readonly [Kind in PolicyKind]?: (value: PolicyValues[Kind]) => RuleForm[Kind] } = {
  tiers: (bands) => bands.map(({ from_days }) => ({ from_days })),
  allocation: (rules) => ({
    current: [...rules.current],
    overdue_to_90: [...rules.overdue_to_90],
    overdue_over_90: [...rules.overdue_over_90],
    written_off: [...rules.written_off],
    court: [...rules.court],
  }),
  early_payoff: (fee) => ({
    basis: 'basis' in fee ? fee.basis : 'principal_share',
    steps: feeSteps(fee).map(({ until_month, fee_bps, interest_months: months }) => ({
      until_month,
      fee_bps,
      months,
    })),
  }),
  note_lexicon: lexiconFormOf,
};

/**
 * The start of the form of a kind: the rule that would count on the date. A new rule of a kind
 * whose rules count side by side starts empty.
 */
export function startOf<Kind extends PolicyKind>(
  policies: readonly Policy[],
  kind: Kind,
  product: string | null,
  on: string,
): RuleForm[Kind] {
  const rule = ruleOn(policies, { kind, product, on });
  if (!rule || isTogether(kind)) return EMPTY[kind];
  const edited = EDITED[kind];
  return edited
    ? edited(rule.value as PolicyValues[Kind])
    : (structuredClone(rule.value) as RuleForm[Kind]);
}

export function startOfAll(policies: readonly Policy[], on: string): RuleForm {
  const start = <Kind extends PolicyKind>(kind: Kind) => startOf(policies, kind, null, on);
  return {
    tiers: start('tiers'),
    asset_classes: start('asset_classes'),
    allocation: start('allocation'),
    penalty_day_base: start('penalty_day_base'),
    grace: start('grace'),
    due_days: start('due_days'),
    cost_cap: start('cost_cap'),
    early_payoff: start('early_payoff'),
    tolerance: start('tolerance'),
    small_balance: start('small_balance'),
    restructure_limits: start('restructure_limits'),
    observation: start('observation'),
    contact_rules: start('contact_rules'),
    note_lexicon: start('note_lexicon'),
    note_review: start('note_review'),
    credit_repair: start('credit_repair'),
    worklist: start('worklist'),
    assignment: start('assignment'),
    tier_strategies: start('tier_strategies'),
    personal_reads: start('personal_reads'),
    row_scope: start('row_scope'),
    bank_matching: start('bank_matching'),
    outreach: start('outreach'),
    visit_plan: start('visit_plan'),
    warning_rules: start('warning_rules'),
    sign_in: start('sign_in'),
    holidays: start('holidays'),
  };
}

/** Bands by where each begins, each ending the day before the next, the last open. */
export const bandsOf = (starts: readonly { from_days: number | null }[]) =>
  starts.map(({ from_days }, at) => {
    const next = starts[at + 1]?.from_days ?? null;
    return { id: `M${at}`, from_days: from_days ?? 0, to_days: next === null ? null : next - 1 };
  });

/** Tells whether each step begins after the one before, the first at 0. */
export const ascending = (steps: readonly { from_days: number | null }[]): boolean =>
  steps.every(
    ({ from_days }, at) =>
      from_days !== null &&
      (at === 0 ? from_days === 0 : from_days > (steps[at - 1]?.from_days ?? 0)),
  );

/** The dates of a text, one after the other, with spaces, commas or lines between them. */
export const datesOf = (text: string): string[] =>
  text.split(/[\s,，、;；]+/).filter((part) => part !== '');

const noticeOf = ({ year, holidays, workdays }: RuleForm['holidays']) => ({
  year,
  holidays: datesOf(holidays),
  workdays: datesOf(workdays),
});

const feeOf = ({ basis, steps }: RuleForm['early_payoff']) => ({
  basis,
  steps: steps.map(({ until_month = null, fee_bps, months }) =>
    basis === 'principal_share' ? { until_month, fee_bps } : { until_month, months },
  ),
});

/** The rule in the contract's shape. */
export function ruleOf(kind: PolicyKind, form: RuleForm): unknown {
  if (kind === 'tiers') return bandsOf(form.tiers);
  if (kind === 'penalty_day_base') return { base: Number(form.penalty_day_base.base) };
  if (kind === 'early_payoff') return feeOf(form.early_payoff);
  if (kind === 'contact_rules') return contactRulesOf(form.contact_rules);
  if (kind === 'holidays') return noticeOf(form.holidays);
  if (kind === 'note_lexicon') return lexiconOf(form.note_lexicon);
  if (kind === 'assignment') return assignmentOf(form.assignment);
  return form[kind];
}
