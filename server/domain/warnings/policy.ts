import type { Severity } from '../notes/noteReview.ts';
import type { PolicyDefault } from '../policyDefaults.ts';
import { WARNING_RULES, type WarningOwner, type WarningRuleName } from './words.ts';

/** What a lender sets of each rule of warnings. */

/** The figures of each rule with the least and the most of each; amounts are in minor units. */
export const WARNING_PARAMETERS = {
  first_missed: { late_days: [1, 60] },
  part_payments: { in_row: [2, 12], shrinking: [2, 12] },
  later_each_time: { periods: [2, 6], late_days: [1, 60] },
  late_habit: { periods: [1, 6], late_days: [1, 60], before_days: [1, 28] },
  promise_broken: { times: [1, 10], within_days: [1, 90] },
  payment_returned: { times: [1, 10], within_days: [1, 90] },
  number_invalid: {},
  details_changed: { before_days: [0, 31], after_days: [0, 31] },
  joint_exposure: { loans: [2, 20], outstanding_minor: [0, 1_000_000_000_000], late_days: [1, 60] },
  complaint_open: { open_days: [0, 60] },
} as const satisfies Record<WarningRuleName, Readonly<Record<string, readonly [number, number]>>>;

export type WarningParameters<R extends WarningRuleName> = {
  readonly [P in keyof (typeof WARNING_PARAMETERS)[R]]: number;
};

/** What every rule has: whether it counts, how grave, who acts and within how many days. */
export interface WarningRule {
  readonly enabled: boolean;
  readonly severity: Severity;
  readonly owner: WarningOwner;
  readonly act_days: number;
}

export interface WarningPolicy {
  readonly rules: {
    readonly [R in WarningRuleName]: WarningRule & WarningParameters<R>;
  };
  /** Days back over which a cause is news: an older one raises nothing. */
  readonly fresh_days: number;
  /** Days late from which a loan counts as one that a warning was about, to measure the rules. */
  readonly late_days: number;
  /** Days after a warning within which that counts as foreseen. */
  readonly within_days: number;
}

const HOLDER = { enabled: true, owner: 'holder' } as const;
const SUPERVISOR = { enabled: true, owner: 'supervisor' } as const;

/** What lenders commonly watch; the law asks to watch and names no figure. */
export const WARNING_POLICY: PolicyDefault<WarningPolicy> = {
  value: {
    rules: {
      first_missed: { ...HOLDER, severity: 'high', act_days: 2, late_days: 3 },
      part_payments: { ...HOLDER, severity: 'medium', act_days: 5, in_row: 3, shrinking: 2 },
      later_each_time: { ...HOLDER, severity: 'medium', act_days: 5, periods: 3, late_days: 1 },
      late_habit: {
        ...HOLDER,
        severity: 'low',
        act_days: 5,
        periods: 2,
        late_days: 1,
        before_days: 5,
      },
      promise_broken: { ...HOLDER, severity: 'high', act_days: 2, times: 1, within_days: 30 },
      payment_returned: { ...HOLDER, severity: 'high', act_days: 2, times: 1, within_days: 30 },
      number_invalid: { ...HOLDER, severity: 'medium', act_days: 5 },
      details_changed: {
        ...HOLDER,
        severity: 'low',
        act_days: 7,
        before_days: 7,
        after_days: 7,
      },
      joint_exposure: {
        ...SUPERVISOR,
        severity: 'medium',
        act_days: 5,
        loans: 2,
        outstanding_minor: 5_000_000,
        late_days: 10,
      },
      complaint_open: { ...SUPERVISOR, severity: 'medium', act_days: 5, open_days: 3 },
    },
    fresh_days: 30,
    late_days: 15,
    within_days: 60,
  },
  source:
    'Measures for Personal Loans (2024): watch borrowers and react early; rules and figures by ' +
    'practice of lenders',
  confidence: 'C',
};

/** The rules that count, in their order. */
export const rulesOn = ({ rules }: WarningPolicy): WarningRuleName[] =>
  WARNING_RULES.filter((name) => rules[name].enabled);
