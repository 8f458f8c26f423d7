import { z } from 'zod';
import {
  ASSET_CLASSES,
  DAY_COUNTS,
  DEADLINE_KINDS,
  INSTALLMENT_STATUSES,
  LOAN_STATUSES,
  OVERDUE_STAGES,
  PLAN_STATUSES,
  REPAYMENT_METHODS,
  RESTRUCTURE_STATUSES,
  ROUNDINGS,
} from '../enums.ts';
import { DAYS_AHEAD, MAX_INSTALLMENTS } from '../limits.ts';
import {
  bps,
  calendarDate,
  comingDay,
  id,
  loanNo,
  optional,
  positiveMinor,
  product,
  stamps,
} from '../primitives.ts';
import { type StoredRow, changeable, defineResource, flag, searchStored } from '../resource.ts';

/** The terms a schedule is made of. */
const scheduleTerms = {
  principal_minor: positiveMinor,
  annual_rate_bps: bps,
  repayment_method: z.enum(REPAYMENT_METHODS),
  day_count: z.enum(DAY_COUNTS),
  rounding: z.enum(ROUNDINGS),
  installments_count: z.int().min(1).max(MAX_INSTALLMENTS),
  disbursed_on: calendarDate,
  first_due_on: comingDay(DAYS_AHEAD.plan),
};

/**
 * Fields that change what is owed: free while nothing was paid, later only by an effective
 * restructure.
 */
export const MONEY_TERMS = [
  ...(Object.keys(scheduleTerms) as (keyof typeof scheduleTerms)[]),
  'penalty_rate_bps',
  'grace_days',
] as const;
export const isMoneyTerm = (name: string): boolean =>
  (MONEY_TERMS as readonly string[]).includes(name);

const fields = {
  loan_no: optional(loanNo),
  borrower_id: id,
  product,
  ...scheduleTerms,
  day_count: scheduleTerms.day_count.optional(),
  rounding: scheduleTerms.rounding.optional(),
  penalty_rate_bps: optional(bps),
  grace_days: optional(z.int().min(0).max(365)),
  assigned_to: optional(id),
};

const loanRecord = z.object({
  ...stamps,
  loan_no: z.string(),
  borrower_id: z.int(),
  borrower_name: z.string(),
  product: z.string(),
  principal_minor: z.int(),
  annual_rate_bps: z.int(),
  penalty_rate_bps: z.int(),
  repayment_method: z.enum(REPAYMENT_METHODS),
  day_count: z.enum(DAY_COUNTS),
  rounding: z.enum(ROUNDINGS),
  installments_count: z.int(),
  disbursed_on: z.string(),
  first_due_on: z.string(),
  grace_days: z.int(),
  assigned_to: z.int().nullable(),
  status: z.enum(LOAN_STATUSES),
  schedule_version: z.int().meta({ description: 'the schedule in force' }),
  paid_count: z
    .int()
    .meta({ description: 'installments of the schedule in force with nothing left to pay' }),
  scheduled_count: z.int().meta({
    description: 'installments of the schedule in force; of the contract: installments_count',
  }),
  last_due_on: z.string(),
  outstanding_minor: z
    .int()
    .meta({ description: 'unpaid principal and interest of all installments' }),
  principal_outstanding_minor: z.int(),
  overdue_minor: z
    .int()
    .meta({ description: 'the part of outstanding that fell due before the business date' }),
  penalty_minor: z.int().meta({
    description: 'penalty and compound interest up to the business date, apart from outstanding',
  }),
  cost_minor: z.int().meta({ description: 'costs charged and open, apart from outstanding' }),
  due_now_minor: z.int().meta({
    description:
      'what must be paid on the business date: overdue, falling due then, penalty, costs, and a ' +
      'refund owed back',
  }),
  written_off_on: z.string().nullable(),
  unallocated_minor: z.int().meta({ description: 'credit: money received that nothing took' }),
  refund_owed_minor: z.int().meta({
    description: 'refunded beyond the credit, owed by the borrower, apart from outstanding',
  }),
  oldest_unpaid_due_on: z.string().nullable(),
  next_due_on: z.string().nullable().meta({
    description: 'the next installment with anything unpaid, on or after the business date',
  }),
  next_due_minor: z.int(),
  next_promise_on: z
    .string()
    .nullable()
    .meta({ description: 'the nearest open promise for it; null of a past date' }),
  next_promise_minor: z.int(),
  next_promise_note_id: z.int().nullable(),
  days_past_due: z.int(),
  tier: z.string().nullable().meta({ description: 'null once the loan is settled' }),
  overdue_stage: z.enum(OVERDUE_STAGES).nullable().meta({
    description: 'grace: late, but within the days of grace; null unless the loan runs',
  }),
  handled_tier: z.string().nullable().meta({
    description: 'the tier it is handled as: one higher where the amount reaches the limit',
  }),
  asset_class: z.enum(ASSET_CLASSES).nullable().meta({
    description: 'by days past due, and not better than the floor of a plan that is observed',
  }),
  restructure_id: z
    .int()
    .nullable()
    .meta({ description: 'a request that has not taken effect yet' }),
  restructure_status: z.enum(RESTRUCTURE_STATUSES).nullable(),
  plan_restructure_id: z
    .int()
    .nullable()
    .meta({ description: 'the restructure whose plan is in effect' }),
  plan_status: z.enum(PLAN_STATUSES).nullable(),
  observation_ends_on: z.string().nullable(),
  contact_frozen: z.boolean().meta({ description: 'a signed plan is kept: no collection contact' }),
  next_deadline_on: z
    .string()
    .nullable()
    .meta({
      description:
        'of an overdue loan, with or without a case: the nearest legal deadline to come, else ' +
        'the one missed last; null of a past date',
    }),
  next_deadline_kind: z.enum(DEADLINE_KINDS).nullable(),
});
export type Loan = z.infer<typeof loanRecord>;

export const loans = defineResource({
  name: 'loans',
  record: loanRecord,
  computed: [
    'borrower_name',
    'overdue_minor',
    'penalty_minor',
    'due_now_minor',
    'next_due_on',
    'next_due_minor',
    'next_promise_on',
    'next_promise_minor',
    'next_promise_note_id',
    'days_past_due',
    'tier',
    'overdue_stage',
    'handled_tier',
    'asset_class',
    'restructure_id',
    'restructure_status',
    'plan_restructure_id',
    'plan_status',
    'observation_ends_on',
    'contact_frozen',
    'next_deadline_on',
    'next_deadline_kind',
  ],
  stored: z.object({
    ...searchStored,
    last_paid_on: z.string().nullable(),
    class_floor: z.enum(ASSET_CLASSES).nullable(),
    class_floor_until: z.string().nullable(),
  }),
  folded: { columns: ['loan_no'], read: [], wording: 'word' },
  create: z.strictObject(fields),
  update: changeable(fields),
  sortable: [
    'id',
    'loan_no',
    'borrower_id',
    'product',
    'principal_minor',
    'annual_rate_bps',
    'disbursed_on',
    'first_due_on',
    'last_due_on',
    'status',
    'outstanding_minor',
    'principal_outstanding_minor',
    'overdue_minor',
    'oldest_unpaid_due_on',
    'days_past_due',
    'tier',
    'created_at',
    'updated_at',
  ],
  filters: {
    id: 'equals',
    loan_no: 'equals',
    borrower_id: 'equals',
    product: 'equals',
    status: 'equals',
    assigned_to: 'equals',
    repayment_method: 'equals',
    tier: 'equals',
    overdue_stage: 'equals',
    handled_tier: 'equals',
    first_action: 'equals',
    asset_class: 'equals',
    days_past_due: 'range',
    oldest_unpaid_due_on: 'range',
    outstanding_minor: 'range',
    principal_minor: 'range',
    annual_rate_bps: 'range',
    disbursed_on: 'range',
    first_due_on: 'range',
    last_due_on: 'range',
    overdue_minor: 'range',
    // Those that one import brought.
    import_id: 'equals',
  },
  searched: { part: [] },
  defaultSort: ['days_past_due', 'DESC'],
});

/** As its table holds it. */
export type LoanRow = StoredRow<typeof loans>;

const installmentRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  schedule_version: z.int(),
  sequence: z.int(),
  due_on: z.string(),
  principal_minor: z.int(),
  interest_minor: z.int(),
  paid_principal_minor: z.int(),
  paid_interest_minor: z.int(),
  waived_interest_minor: z
    .int()
    .meta({ description: 'forgiven, or not earned because of an early payoff or a new plan' }),
  waived_principal_minor: z.int(),
  moved_principal_minor: z.int().meta({ description: 'taken over by a later plan' }),
  moved_interest_minor: z.int(),
  carried_interest_minor: z
    .int()
    .meta({ description: 'the part of interest_minor that a restructure carried into this row' }),
  carried_penalty_minor: z
    .int()
    .meta({ description: 'carried into this row, beside principal and interest' }),
  carried_compound_minor: z.int(),
  carried_cost_minor: z.int(),
  unpaid_principal_minor: z.int(),
  unpaid_interest_minor: z.int(),
  unpaid_minor: z.int().meta({ description: 'principal and interest that are still owed' }),
  status: z.enum(INSTALLMENT_STATUSES),
});
export type Installment = z.infer<typeof installmentRecord>;

/** An installment as it was at a moment. */
export const scheduleAnswer = installmentRecord.omit({
  version: true,
  created_at: true,
  updated_at: true,
});
export type ScheduleRow = z.infer<typeof scheduleAnswer>;

/** Lists show the schedule in force unless `schedule_version` is asked for. */
export const installments = defineResource({
  name: 'installments',
  record: installmentRecord,
  computed: ['unpaid_principal_minor', 'unpaid_interest_minor', 'unpaid_minor', 'status'],
  stored: z.object({ in_force: flag }),
  sortable: ['id', 'loan_id', 'sequence', 'due_on', 'principal_minor', 'interest_minor'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    schedule_version: 'equals',
    sequence: 'range',
    due_on: 'range',
    status: 'equals',
  },
  searched: { part: [] },
  defaultSort: ['due_on', 'ASC'],
});

/** As its table holds it. */
export type InstallmentRow = StoredRow<typeof installments>;

const { day_count, rounding, ...required } = scheduleTerms;
export const schedulePreviewRequest = z.strictObject({
  ...required,
  product: product.optional(),
  day_count: day_count.optional(),
  rounding: rounding.optional(),
});
export const schedulePreviewAnswer = z.object({
  installments: z.array(
    z.object({
      sequence: z.int(),
      due_on: z.string(),
      principal_minor: z.int(),
      interest_minor: z.int(),
    }),
  ),
  total_interest_minor: z.int(),
  nominal_apr_bps: z.int().nullable(),
  effective_apr_bps: z.int().nullable(),
});
export type SchedulePreview = z.infer<typeof schedulePreviewAnswer>;
