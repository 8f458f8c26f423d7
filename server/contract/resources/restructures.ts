import { z } from 'zod';
import {
  ASSET_CLASSES,
  COMPONENTS,
  PARTIES,
  PLAN_STATUSES,
  REPAYMENT_METHODS,
  RESTRUCTURE_KINDS,
  RESTRUCTURE_STATUSES,
  RESTRUCTURE_STEPS,
  TREATMENTS,
} from '../enums.ts';
import { DAYS_AHEAD, MAX_INSTALLMENTS } from '../limits.ts';
import {
  bps,
  calendarDate,
  comingDay,
  id,
  line,
  minor,
  optional,
  stamps,
  text,
} from '../primitives.ts';
import { type StoredRow, changeable, defineResource, jsonText } from '../resource.ts';

/**
 * The terms as they are asked for. Rate, method, grace and penalty rate that are left out stay
 * those of the loan; what is overdue is carried where nothing is said.
 */
const sentTerms = z.strictObject({
  effective_on: comingDay(DAYS_AHEAD.plan),
  installments_count: z.int().min(1).max(MAX_INSTALLMENTS),
  first_due_on: comingDay(DAYS_AHEAD.plan),
  annual_rate_bps: optional(bps),
  penalty_rate_bps: optional(bps),
  repayment_method: optional(z.enum(REPAYMENT_METHODS)),
  grace_days: optional(z.int().min(0).max(365)),
  interest_treatment: optional(z.enum(TREATMENTS)),
  penalty_treatment: optional(z.enum(TREATMENTS)).meta({
    description: 'of penalty and compound interest',
  }),
  cost_treatment: optional(z.enum(TREATMENTS)),
  waived_principal_minor: optional(minor),
});
export type SentTerms = z.output<typeof sentTerms>;

/** Terms as they are kept: nothing left open. */
const terms = z.object({
  effective_on: z.string(),
  installments_count: z.int(),
  first_due_on: z.string(),
  annual_rate_bps: z.int(),
  penalty_rate_bps: z.int(),
  repayment_method: z.enum(REPAYMENT_METHODS),
  grace_days: z.int(),
  interest_treatment: z.enum(TREATMENTS),
  penalty_treatment: z.enum(TREATMENTS),
  cost_treatment: z.enum(TREATMENTS),
  waived_principal_minor: z.int(),
});
export type RestructureTermsRecord = z.infer<typeof terms>;

const planRow = z.object({
  sequence: z.int(),
  due_on: z.string(),
  principal_minor: z.int(),
  interest_minor: z.int().meta({ description: 'with the interest carried into it' }),
  carried_interest_minor: z
    .int()
    .meta({ description: 'the part of interest that was overdue before' }),
  penalty_minor: z.int().meta({ description: 'penalty and compound interest carried into it' }),
  cost_minor: z.int().meta({ description: 'cost carried into it' }),
  unpaid_minor: z.int().meta({ description: 'of principal and interest, on the effective date' }),
  kept: z.boolean().meta({
    description:
      'a row of the schedule in force that stays: paid, or due before the effective date and ' +
      'not yet due',
  }),
});
export type PlanRow = z.infer<typeof planRow>;

const part = z.object({
  open_minor: z.int(),
  waived_minor: z.int(),
  carried_minor: z.int(),
  capitalised_minor: z.int(),
});
const standing = z.object({
  days_past_due: z.int(),
  tier: z.string().nullable(),
  asset_class: z.enum(ASSET_CLASSES).nullable(),
});

/**
 * Everything a decision needs, computed from the ledger on the effective date and frozen at each
 * step.
 */
export const restructureFigures = z.object({
  terms,
  before: z.object({ installments: z.array(planRow) }),
  after: z.object({ installments: z.array(planRow) }),
  parts: z
    .object(
      Object.fromEntries(COMPONENTS.map((name) => [name, part])) as Record<
        (typeof COMPONENTS)[number],
        typeof part
      >,
    )
    .meta({
      description:
        'what is owed on the effective date and what becomes of it; open = waived + carried ' +
        '+ capitalised',
    }),
  new_principal_minor: z.int(),
  waived_minor: z.int(),
  carried_minor: z.int().meta({ description: 'interest, penalty and cost' }),
  capitalised_minor: z.int(),
  dropped_interest_minor: z
    .int()
    .meta({ description: 'interest of the former schedule that will not fall due' }),
  unallocated_minor: z.int().meta({ description: 'credit that goes to the new plan' }),
  paid_on_day_minor: z
    .int()
    .meta({ description: 'paid on the effective date already: that counts toward the new plan' }),
  total_before_minor: z.int().meta({
    description: 'all that is still to be paid by the schedule in force, with penalty and cost',
  }),
  total_after_minor: z.int().meta({ description: 'all that is still to be paid by the new one' }),
  nominal_apr_bps: z.int().nullable().meta({ description: 'all-in, on what the plan takes over' }),
  effective_apr_bps: z.int().nullable(),
  cap_bps: z.int(),
  within_cap: z.boolean(),
  affordability: z.object({
    installment_before_minor: z.int().meta({ description: 'the largest that is open' }),
    installment_after_minor: z.int().meta({ description: 'the largest of the new plan' }),
    monthly_income_minor: z.int().nullable(),
    other_monthly_debt_minor: z.int().nullable(),
    share_bps: z.int().nullable().meta({ description: 'of the income; null for a single payment' }),
    share_all_bps: z.int().nullable().meta({ description: 'with what other lenders get' }),
  }),
  standing_before: standing,
  standing_after: standing.meta({ description: 'on the day the plan takes effect' }),
  observation: z.object({
    starts_on: z.string(),
    ends_on: z.string(),
    floor: z.enum(ASSET_CLASSES),
    repeated: z
      .boolean()
      .meta({ description: 'a second restructure within an observation period' }),
  }),
  approvers_needed: z.int(),
  approver_reasons: z.array(z.enum(['waived', 'term', 'over_cap'])),
  term_months: z.int().meta({
    description:
      'from the effective date to the last new due date, whole months, begun ones counted',
  }),
});
export type RestructureFigures = z.infer<typeof restructureFigures>;

const restructureRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  borrower_id: z.int(),
  kinds: z.array(z.enum(RESTRUCTURE_KINDS)),
  cause: z.string(),
  statement: z.string(),
  monthly_income_minor: z.int().nullable(),
  other_monthly_debt_minor: z
    .int()
    .nullable()
    .meta({ description: 'what other lenders get a month' }),
  other_lenders_count: z.int().nullable(),
  guarantor_id: z
    .int()
    .nullable()
    .meta({ description: 'a borrower_contacts row of the relation guarantor' }),
  terms,
  status: z.enum(RESTRUCTURE_STATUSES),
  requested_by: z.int(),
  submitted_at: z.string().nullable(),
  first_approved_by: z
    .int()
    .nullable()
    .meta({ description: 'the first of two supervisors, while the second is awaited and after' }),
  decided_by: z.int().nullable(),
  decided_at: z.string().nullable(),
  decision_comment: z.string().nullable(),
  borrower_signed_on: z.string().nullable(),
  lender_signed_on: z.string().nullable(),
  guarantor_signed_on: z.string().nullable(),
  effective_at: z.string().nullable(),
  schedule_version: z.int().nullable().meta({ description: 'the version it put in force' }),
  hindrance: z
    .string()
    .nullable()
    .meta({ description: 'why a signed one cannot take effect, as a refusal key' }),
  cancel_reason: z.string().nullable(),
  plan_status: z
    .enum(PLAN_STATUSES)
    .nullable()
    .meta({ description: 'of an effective one, on the business date' }),
  observation_ends_on: z.string().nullable(),
  observation_restarted_on: z
    .string()
    .nullable()
    .meta({
      description:
        'the last missed due date, or the end at which the hardship was found unsolved: it runs ' +
        'from there',
    }),
  waived_minor: z.int().nullable().meta({ description: 'as last frozen; null in a draft' }),
  capitalised_minor: z.int().nullable(),
  total_after_minor: z.int().nullable(),
  approvers_needed: z.int().nullable(),
  credit_repair_id: z
    .int()
    .nullable()
    .meta({ description: 'the request for relief that it was made for' }),
});
export type Restructure = z.infer<typeof restructureRecord>;

const fields = {
  loan_id: id,
  kinds: z.array(z.enum(RESTRUCTURE_KINDS)).min(1).max(RESTRUCTURE_KINDS.length),
  cause: line(100),
  statement: text(2000),
  monthly_income_minor: optional(minor),
  other_monthly_debt_minor: optional(minor),
  other_lenders_count: optional(z.int().min(0).max(1000)),
  guarantor_id: optional(id),
  terms: sentTerms,
};
const { loan_id: _loan, ...changes } = fields;

export const restructures = defineResource({
  name: 'restructures',
  record: restructureRecord,
  computed: ['observation_ends_on', 'observation_restarted_on'],
  stored: z.object({
    kinds: jsonText,
    terms: jsonText,
    decided_on: z.string().nullable(),
    effective_on: z.string().nullable(),
    lapsed_at: z.string().nullable(),
    effect: jsonText.nullable(),
    hardship_unsolved_on: jsonText.nullable(),
  }),
  create: z.strictObject({ ...fields, credit_repair_id: optional(id) }),
  update: changeable(changes),
  sortable: [
    'id',
    'loan_id',
    'status',
    'submitted_at',
    'created_at',
    'updated_at',
    'waived_minor',
    'total_after_minor',
  ],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    status: 'equals',
    requested_by: 'equals',
    decided_by: 'equals',
    plan_status: 'equals',
    submitted_at: 'range',
    created_at: 'range',
    waived_minor: 'range',
    borrower_id: 'equals',
    credit_repair_id: 'equals',
  },
  searched: { part: ['cause', 'statement'] },
  defaultSort: ['id', 'DESC'],
});

/** A restructure as its table holds it. */
export type RestructureRow = StoredRow<typeof restructures>;

export const restructurePreviewRequest = z.strictObject({
  loan_id: id,
  terms: sentTerms,
  monthly_income_minor: optional(minor),
  other_monthly_debt_minor: optional(minor),
});
export const approveRestructureRequest = z.strictObject({
  comment: optional(text(500)),
  seen: optional(z.string().max(64)).meta({
    description: 'the `fingerprint` of the figures the supervisor saw; others now: 409',
  }),
});
export const signRequest = z.strictObject({ party: z.enum(PARTIES), signed_on: calendarDate });
export const cancelRequest = z.strictObject({
  reason: optional(text(500)),
  comment: optional(text(500)),
});
export const bulkApproveRequest = z.strictObject({
  ids: z.array(id).min(1).max(100),
  comment: optional(text(500)),
});

/** The figures at a step and, while it is undecided, those of now with what changed. */
export const reviewAnswer = z.object({
  frozen: restructureFigures
    .nullable()
    .meta({ description: 'as last shown to somebody who decided; null in a draft' }),
  frozen_at: z.string().nullable(),
  current: restructureFigures.nullable().meta({
    description: 'computed now; null where a decision stands or the terms no longer work',
  }),
  fingerprint: z.string().nullable().meta({ description: 'of the current figures' }),
  moved: z
    .array(z.object({ figure: z.string(), before_minor: z.int(), now_minor: z.int() }))
    .meta({ description: 'figures of the frozen offer that are others now' }),
  problem: z
    .string()
    .nullable()
    .meta({ description: 'why the terms no longer work, in the language asked for' }),
});
export type RestructureReview = z.infer<typeof reviewAnswer>;

const stepRecord = z.object({
  id: z.int(),
  restructure_id: z.int(),
  step: z.enum(RESTRUCTURE_STEPS),
  actor_id: z.int().nullable(),
  actor_name: z.string(),
  occurred_at: z.string(),
  business_date: z.string(),
  comment: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
  figures: restructureFigures.nullable().meta({ description: 'what was shown' }),
});
export const stepsAnswer = z.array(stepRecord);
export type RestructureStep = z.infer<typeof stepRecord>;

export const quotaAnswer = z.object({
  month: z.string(),
  approved_count: z.int(),
  count_limit: z.int(),
  waived_minor: z.int(),
  waived_limit_minor: z.int(),
  second_from_waived_minor: z.int(),
  second_from_months: z.int(),
  bulk_up_to_waived_minor: z.int(),
  max_installments: z.int(),
});
export type RestructureQuota = z.infer<typeof quotaAnswer>;

/** One waiting request as the approval desk lists it, oldest first. */
export const approvalRow = z.object({
  id: z.int(),
  loan_id: z.int(),
  loan_no: z.string(),
  borrower_id: z.int(),
  borrower_name: z.string(),
  kinds: z.array(z.enum(RESTRUCTURE_KINDS)),
  cause: z.string(),
  requested_by: z.int(),
  requested_by_name: z.string(),
  submitted_at: z.string(),
  waiting_days: z.int(),
  owed_minor: z.int(),
  waived_minor: z.int(),
  capitalised_minor: z.int(),
  total_after_minor: z.int(),
  term_months: z.int(),
  days_past_due: z.int(),
  tier: z.string().nullable(),
  nominal_apr_bps: z.int().nullable(),
  within_cap: z.boolean(),
  share_all_bps: z.int().nullable(),
  approvers_needed: z.int(),
  first_approved_by: z.int().nullable(),
  repeated: z.boolean(),
  risks: z.array(
    z.enum([
      'waived',
      'term',
      'over_cap',
      'unaffordable',
      'repeated',
      'badly_overdue',
      'no_evidence',
    ]),
  ),
  bulk: z.boolean().meta({ description: 'policy lets it be approved together with others' }),
});
export type ApprovalRow = z.infer<typeof approvalRow>;

/** Observes a plan again from the end of its observation: the hardship is not solved. */
export const observeAgainRequest = z.strictObject({ reason: text(500) });
