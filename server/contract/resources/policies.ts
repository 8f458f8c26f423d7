import { z } from 'zod';
import { bandsProblem } from '../../domain/ledger/delinquency.ts';
import { strategiesProblem } from '../../domain/worklist/strategy.ts';
import { ROW_SCOPES } from '../../domain/rowScope.ts';
import { REST_DAY_RULES } from '../../domain/ledger/dueDays.ts';
import { stepsRise } from '../../domain/ledger/earlyFee.ts';
import {
  ASSET_CLASSES,
  ASSIGNMENT_BALANCES,
  COMPONENTS,
  CONDUCT_RULES,
  CONFIDENCES,
  NEXT_STEPS,
  NOTE_CHANNELS,
  POLICY_KINDS,
  POLICY_STATUSES,
  PROVINCES,
  ROLES,
  SEVERITIES,
  STRATEGY_HANDS,
} from '../enums.ts';
import {
  DAYS_AHEAD,
  MAX_INSTALLMENTS,
  MIN_PASSWORD_LENGTH,
  MIN_RETENTION_YEARS,
  MOST_EARLY_FEE,
} from '../limits.ts';
import {
  bps,
  calendarDate,
  comingDay,
  id,
  line,
  minor,
  optional,
  product,
  stamps,
  text,
} from '../primitives.ts';
import { clockTime, outreachPolicy } from '../outreachPolicy.ts';
import { visitPlan } from '../visitPlan.ts';
import { warningPolicy } from '../warningPolicy.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';

const days = z.int().min(0).max(10_000);
const order = z
  .array(z.enum(COMPONENTS))
  .length(COMPONENTS.length)
  .refine((list) => new Set(list).size === list.length, { params: { key: 'each_once' } });

const term = line(100);
/** Looks at what is kept masked, in an hour or a day. */
const reads = z.int().min(0).max(10_000);
/** A share of all, in basis points. */
const share = z.int().min(0).max(10_000);

/** Of an early payoff: ten percent of what is repaid ahead, or a year of its interest, at most. */
const feeBps = z.int().min(0).max(MOST_EARLY_FEE.bps);
const feeMonths = z.int().min(0).max(MOST_EARLY_FEE.months);
const untilMonth = z.int().min(1).max(600).nullable();
/** Steps by age of the loan, each later than the one before; only the last may be open. */
const feeSteps = <S extends z.ZodType<{ until_month: number | null }>>(step: S) =>
  z
    .array(step)
    .min(1)
    .max(12)
    .refine(stepsRise, { params: { key: 'fee_steps' } });

/** From one figure to another that is not below it; each may be left out. */
const risesTo = (from: number | null | undefined, to: number | null | undefined): boolean =>
  from == null || to == null || from <= to;

/** Who is given to whom. A taker is a user, the clerks of a team, or all clerks. */
const assignmentRule = z
  .strictObject({
    name: line(60),
    tiers: optional(z.array(z.string().regex(/^M\d{1,2}$/)).max(20)),
    products: optional(z.array(product).max(40)),
    regions: optional(z.array(z.enum(PROVINCES)).max(PROVINCES.length)),
    days_from: optional(days),
    days_to: optional(days),
    overdue_from_minor: optional(minor),
    overdue_to_minor: optional(minor),
    to: z
      .array(
        z
          .strictObject({
            user_id: optional(id),
            team: optional(line(40)),
            max_persons: z.int().min(1).max(100_000),
            weight: z.int().min(1).max(100),
          })
          .refine(({ user_id, team }) => user_id == null || team == null, {
            params: { key: 'one_taker' },
          }),
      )
      .min(1)
      .max(100),
  })
  .refine(
    (rule) =>
      risesTo(rule.days_from, rule.days_to) &&
      risesTo(rule.overdue_from_minor, rule.overdue_to_minor),
    { params: { key: 'from_to' } },
  );

/** The schema of the value of each kind of policy. */
export const POLICY_VALUES = {
  tiers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^M\d{1,2}$/),
        from_days: days,
        to_days: days.nullable(),
      }),
    )
    .min(2)
    .max(20)
    .refine((bands) => bandsProblem(bands) === null, { params: { key: 'bands' } }),
  asset_classes: z
    .array(z.strictObject({ asset_class: z.enum(ASSET_CLASSES), from_days: days }))
    .length(ASSET_CLASSES.length)
    .refine(
      (steps) =>
        steps.every(
          (step, at) =>
            step.asset_class === ASSET_CLASSES[at] &&
            (at === 0 ? step.from_days === 0 : step.from_days > (steps[at - 1]?.from_days ?? 0)),
        ),
      { params: { key: 'classes' } },
    ),
  allocation: z.strictObject({
    current: order,
    overdue_to_90: order,
    overdue_over_90: order,
    written_off: order,
    court: order,
  }),
  penalty_day_base: z.strictObject({ base: z.union([z.literal(360), z.literal(365)]) }),
  grace: z.strictObject({ charged_back: z.boolean() }),
  due_days: z.strictObject({ rest_day: z.enum(REST_DAY_RULES) }),
  cost_cap: z.strictObject({ annual_bps: bps }),
  early_payoff: z.union([
    z.strictObject({ fee_bps: feeBps }),
    z.strictObject({
      basis: z.literal('principal_share'),
      steps: feeSteps(z.strictObject({ until_month: untilMonth, fee_bps: feeBps })),
    }),
    z.strictObject({
      basis: z.literal('interest_months'),
      steps: feeSteps(z.strictObject({ until_month: untilMonth, months: feeMonths })),
    }),
  ]),
  tolerance: z.strictObject({ amount_minor: minor, share_bps: share }),
  small_balance: z.strictObject({ limit_minor: minor }),
  restructure_limits: z.strictObject({
    max_installments: z.int().min(1).max(MAX_INSTALLMENTS),
    second_from_waived_minor: minor,
    second_from_months: z.int().min(1).max(600),
    monthly_count: z.int().min(0).max(100_000),
    monthly_waived_minor: minor,
    bulk_up_to_waived_minor: minor,
  }),
  observation: z.strictObject({
    periods: z.int().min(1).max(24),
    months: z.int().min(1).max(60),
    floor: z.enum(ASSET_CLASSES),
    floor_if_bad: z.enum(ASSET_CLASSES),
    floor_if_repeated: z.enum(ASSET_CLASSES),
  }),
  contact_rules: z
    .strictObject({
      hours: z
        .strictObject({ from: clockTime, until: clockTime })
        .refine(({ from, until }) => from < until, { params: { key: 'hours_order' } })
        .optional(),
      connected_per_day: z.int().min(0).max(100).optional(),
      attempts_per_day: z.int().min(0).max(100).optional(),
      third_party_after_failures: z.int().min(1).max(20).optional(),
      plan_freezes: z.boolean().optional(),
      visit_collectors: z.int().min(1).max(5).optional(),
    })
    .refine((rules) => Object.values(rules).some((value) => value !== undefined), {
      params: { key: 'no_rule' },
    }),
  note_lexicon: z.strictObject({
    entries: z
      .array(
        z.strictObject({
          rule: z.enum(CONDUCT_RULES),
          severity: z.enum(SEVERITIES),
          terms: z.array(term).min(1).max(500),
          unless: z.array(term).max(200).optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  note_review: z.strictObject({
    sample_bps: share,
    second_look_bps: share,
    new_author_days: z.int().min(0).max(365),
    claim_minutes: z.int().min(1).max(240),
    promise_tolerance_days: z.int().min(0).max(30),
    promise_tolerance_bps: share,
    retention_years: z.int().min(MIN_RETENTION_YEARS).max(50),
  }),
  // 20 days to answer an objection are the law's: a lender may only be quicker.
  // A true default goes unreported only by a document that allows it.
  credit_repair: z
    .strictObject({
      objection_days: z.int().min(1).max(20),
      relief_days: z.int().min(1).max(180),
      notice_days: z.int().min(1).max(180),
      soon_days: z.int().min(1).max(30),
      pause_max_days: z.int().min(0).max(730),
      pause_document: optional(line(200)),
    })
    .refine(
      ({ pause_max_days, pause_document }) => pause_max_days === 0 || pause_document != null,
      {
        path: ['pause_document'],
        params: { key: 'pause_document' },
      },
    ),
  worklist: z.strictObject({
    promise_today_bps: share,
    promise_broken_bps: share,
    newly_overdue_bps: share,
    plan_due_bps: share,
    not_spoken_bps: share,
    refused_bps: share,
    unanswered_bps: share,
    invalid_number_bps: share,
    half_days: z.int().min(1).max(1000),
    cap_minor: minor,
    limitation_days: z.int().min(0).max(366),
    limitation_bps: z.int().min(0).max(100_000),
    later_bps: share,
    new_days: z.int().min(0).max(30),
    quiet_days: z.int().min(1).max(60),
    urgent_days: z.int().min(0).max(30),
    task_days: z.int().min(0).max(90),
    retry_hours: z.int().min(1).max(24),
    tries_per_day: z.int().min(1).max(6),
    snooze_days: z.int().min(1).max(30),
  }),
  assignment: z.strictObject({
    rules: z
      .array(assignmentRule)
      .min(1)
      .max(50)
      .refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, {
        params: { key: 'rule_names' },
      }),
    balance: z.enum(ASSIGNMENT_BALANCES),
    sticky: z.boolean(),
    automatic: z.boolean(),
  }),
  tier_strategies: z
    .array(
      z.strictObject({
        tier: z.string().regex(/^M\d{1,2}$/),
        lift_from_minor: minor.nullable(),
        channels: z.array(z.enum(NOTE_CHANNELS)).min(1).max(NOTE_CHANNELS.length),
        first_action_days: z.int().min(0).max(90).nullable(),
        by: z.enum(STRATEGY_HANDS),
        next_step: z.enum(NEXT_STEPS),
      }),
    )
    .min(1)
    .max(20)
    .refine((strategies) => strategiesProblem(strategies) === null, {
      params: { key: 'strategies' },
    }),
  personal_reads: z.strictObject({
    staff_reveals: reads,
    staff_files: reads,
    staff_exports: reads,
    supervisor_reveals: reads,
    supervisor_files: reads,
    supervisor_exports: reads,
    compliance_reveals: reads,
    compliance_files: reads,
    compliance_exports: reads,
    admin_reveals: reads,
    admin_files: reads,
    admin_exports: reads,
  }),
  row_scope: z.strictObject({
    staff: z.enum(ROW_SCOPES),
    supervisor: z.enum(ROW_SCOPES).exclude(['own']),
  }),
  bank_matching: z.strictObject({
    automatic: z.boolean(),
    early_days: z.int().min(0).max(31),
    payoff: z.boolean(),
  }),
  outreach: outreachPolicy,
  visit_plan: visitPlan,
  warning_rules: warningPolicy,
  sign_in: z.strictObject({
    least_length: z.int().min(MIN_PASSWORD_LENGTH).max(64),
    password_days: z.int().min(0).max(730),
    idle_minutes: z.int().min(5).max(120),
    session_hours: z.int().min(1).max(24),
    second_factor: z
      .array(z.enum(ROLES))
      .max(ROLES.length)
      .refine((roles) => new Set(roles).size === roles.length),
  }),
  // The State Council's yearly notice: days off, and weekend days worked to make up for them.
  holidays: z
    .strictObject({
      year: z.int().min(2026).max(2100),
      holidays: z.array(calendarDate).min(6).max(60),
      workdays: z.array(calendarDate).max(30),
    })
    .refine(
      ({ year, holidays, workdays }) =>
        [...holidays, ...workdays].every(
          (on) => on >= `${year - 1}-12-01` && on <= `${year}-12-31`,
        ) && holidays.every((on) => !workdays.includes(on)),
      { params: { key: 'holidays' } },
    ),
} as const satisfies Record<(typeof POLICY_KINDS)[number], z.ZodType>;

const policyRecord = z.object({
  ...stamps,
  kind: z.enum(POLICY_KINDS),
  product: z
    .string()
    .nullable()
    .meta({ description: 'null: for all products without a row of their own' }),
  effective_on: z.string(),
  value: z.unknown(),
  source: z.string(),
  article: z.string().nullable(),
  confidence: z.enum(CONFIDENCES).meta({
    description:
      'A read in the text of the law, B agreed by secondary copies, C general practice that ' +
      'the lender must confirm',
  }),
  reason: z.string().nullable(),
  status: z.enum(POLICY_STATUSES),
  author_id: z.int().nullable().meta({ description: 'null: shipped' }),
  decided_by: z.int().nullable(),
  decided_at: z.string().nullable(),
  decision_comment: z.string().nullable(),
  in_force: z.boolean().meta({ description: 'the row that counts on the business date' }),
});
export type Policy = z.infer<typeof policyRecord>;

export const policies = defineResource({
  name: 'policies',
  record: policyRecord,
  computed: ['in_force'],
  stored: z.object({ value: jsonText }),
  create: z.strictObject({
    kind: z.enum(POLICY_KINDS),
    product: optional(product),
    effective_on: comingDay(DAYS_AHEAD.order),
    value: z.unknown(),
    source: line(200),
    article: optional(line(200)),
    confidence: z.enum(CONFIDENCES),
    reason: text(500),
  }),
  sortable: ['id', 'kind', 'product', 'effective_on', 'status', 'created_at'],
  filters: {
    id: 'equals',
    kind: 'equals',
    product: 'equals',
    status: 'equals',
    confidence: 'equals',
    effective_on: 'range',
  },
  searched: { part: ['source', 'article', 'reason'] },
  defaultSort: ['kind', 'ASC'],
});

/** A policy as its table holds it. */
export type PolicyRow = StoredRow<typeof policies>;
