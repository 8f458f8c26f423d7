import { z } from 'zod';
import { bandsProblem } from '../../domain/ledger/delinquency.ts';
import {
  ASSET_CLASSES,
  COMPONENTS,
  CONDUCT_RULES,
  CONFIDENCES,
  POLICY_KINDS,
  POLICY_STATUSES,
  SEVERITIES,
} from '../enums.ts';
import { DAYS_AHEAD, MAX_INSTALLMENTS, MIN_RETENTION_YEARS } from '../limits.ts';
import {
  bps,
  calendarDate,
  comingDay,
  line,
  minor,
  optional,
  stamps,
  text,
} from '../primitives.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';

const days = z.int().min(0).max(10_000);
const order = z
  .array(z.enum(COMPONENTS))
  .length(COMPONENTS.length)
  .refine((list) => new Set(list).size === list.length, { params: { key: 'each_once' } });

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const term = line(100);
/** A share of all, in basis points. */
const share = z.int().min(0).max(10_000);

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
  cost_cap: z.strictObject({ annual_bps: bps }),
  early_payoff: z.strictObject({ fee_bps: z.int().min(0).max(1000) }),
  tolerance: z.strictObject({ amount_minor: minor, share_bps: share }),
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
    product: optional(
      z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9_]{0,39}$/),
    ),
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
