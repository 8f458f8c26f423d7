import { z } from 'zod';
import { ASSET_CLASSES, POLICY_KINDS } from '../enums.ts';

/** Figures of a loan that tell what they are made of. */
export const EXPLAINED = [
  'due_now',
  'overdue',
  'due_on_day',
  'outstanding',
  'principal',
  'penalty',
  'cost',
  'payoff',
  'days_past_due',
  'tier',
  'asset_class',
] as const;
export type Explained = (typeof EXPLAINED)[number];

const rounding = z.enum(['half_up', 'half_even', 'down', 'up']);
const taken = { paid_minor: z.int(), waived_minor: z.int(), moved_minor: z.int() };
const row = { sequence: z.int(), due_on: z.string() };

/** What a figure is made of; its amounts add up to it, unless the kind says otherwise. */
const part = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('figure'),
      figure: z.enum([...EXPLAINED, 'refund_owed', 'credit']),
      value_minor: z.int().meta({ description: 'negative where it is taken off' }),
    })
    .meta({ description: 'another figure of the loan' }),
  z
    .object({
      kind: z.literal('installment'),
      ...row,
      principal_minor: z.int(),
      interest_minor: z.int(),
      ...taken,
      tolerated_minor: z.int().optional().meta({ description: 'left of it, it counts as met' }),
      value_minor: z.int(),
    })
    .meta({ description: 'principal + interest − paid − waived − moved' }),
  z
    .object({
      kind: z.literal('accrual'),
      component: z.enum(['penalty', 'compound_interest']),
      ...row,
      base: z.int(),
      rounding,
      spans: z
        .object({
          from_on: z.string(),
          to_on: z.string(),
          days: z.int(),
          amount_minor: z.int(),
          rate_bps: z.int(),
        })
        .array(),
      carried_minor: z.int(),
      ...taken,
      value_minor: z.int(),
    })
    .meta({
      description:
        'Σ amount × days × rate ÷ (10,000 × base), rounded once, + carried − paid − waived − moved',
    }),
  z
    .object({
      kind: z.literal('entry'),
      effect: z.enum([
        'paid',
        'waived',
        'dropped',
        'charged',
        'carried',
        'capitalised',
        'refunded',
        'carried_in',
      ]),
      value_on: z.string(),
      value_minor: z.int(),
    })
    .meta({ description: 'an event that added to the figure or took off it' }),
  z
    .object({
      kind: z.literal('unearned'),
      ...row,
      interest_minor: z.int(),
      ...taken,
      carried_minor: z.int(),
      from_on: z.string().nullable(),
      days: z.int(),
      balance_minor: z.int(),
      rate_bps: z.int(),
      base: z.int(),
      rounding,
      earned_minor: z.int(),
      value_minor: z.int(),
    })
    .meta({
      description:
        'interest to come: earned is carried + balance × days × rate ÷ (10,000 × base), rounded, ' +
        'at most the interest; off comes what is unpaid of interest − earned − waived, and what ' +
        'was paid beyond earned',
    }),
  z
    .object({
      kind: z.literal('fee'),
      principal_minor: z.int(),
      fee_bps: z.int().nullable(),
      interest_months: z.int().nullable(),
      rate_bps: z.int(),
      rounding,
      most_minor: z.int(),
      value_minor: z.int(),
    })
    .meta({
      description:
        'principal × fee ÷ 10,000, or principal × rate × months ÷ (10,000 × 12); at most the ' +
        'interest that is dropped',
    }),
  z
    .object({
      kind: z.literal('days'),
      oldest_unpaid_due_on: z.string().nullable(),
      days: z.int(),
    })
    .meta({ description: 'days after the due date of the oldest installment that is not met' }),
  z
    .object({
      kind: z.literal('band'),
      name: z.string(),
      from_days: z.int(),
      to_days: z.int().nullable(),
    })
    .meta({ description: 'the band of a policy that the days fall in, both ends included' }),
  z
    .object({ kind: z.literal('floor'), name: z.enum(ASSET_CLASSES), until_on: z.string() })
    .meta({ description: 'no better while a plan is observed' }),
]);
export type ExplainedPart = z.infer<typeof part>;

/** A rule that a figure follows, as it was in force. */
const rule = z.object({
  kind: z.enum(POLICY_KINDS),
  policy_id: z.int(),
  author_id: z.int().nullable().meta({ description: 'null: shipped' }),
  product: z.string().nullable(),
  effective_on: z.string(),
  source: z.string(),
  article: z.string().nullable(),
});

export const explanationAnswer = z.object({
  figure: z.enum(EXPLAINED),
  on: z.string(),
  value: z
    .union([z.int(), z.string()])
    .nullable()
    .meta({ description: 'minor units, days, or the word of a tier or class; null: has none' }),
  parts: part.array(),
  rules: rule.array(),
});
export type Explanation = z.infer<typeof explanationAnswer>;
export type ExplainedRule = Explanation['rules'][number];
