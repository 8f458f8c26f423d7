import { z } from 'zod';
import { ENTRY_COMPONENTS, PAYMENT_CHANNELS, PAYMENT_STATUSES, PREPAYMENTS } from '../enums.ts';
import {
  calendarDate,
  id,
  LOAN_NAMES,
  loanNames,
  optional,
  positiveMinor,
  stamps,
  text,
  uuid,
} from '../primitives.ts';
import { type StoredRow, changeable, defineResource, searchStored } from '../resource.ts';

const allocation = z.object({
  installment_id: z.int().nullable(),
  sequence: z.int().nullable(),
  component: z.enum(ENTRY_COMPONENTS).meta({
    description:
      'credit: handed back to the borrower; refund: paid back of what was refunded too much',
  }),
  amount_minor: z.int(),
});
export type Allocation = z.infer<typeof allocation>;

const paymentRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  ...loanNames,
  client_reference: z.string(),
  amount_minor: z.int(),
  paid_on: z.string(),
  channel: z.enum(PAYMENT_CHANNELS),
  memo: z.string().nullable(),
  prepayment: z.enum(PREPAYMENTS).nullable().meta({
    description: 'what is beyond what is due comes off the principal, and the plan is made anew',
  }),
  status: z.enum(PAYMENT_STATUSES),
  recorded_by: z.int().nullable().meta({ description: 'null when an import brought it' }),
  reversed_by: z.int().nullable(),
  reversed_at: z.string().nullable(),
  reversal_reason: z.string().nullable(),
  allocations: z.array(allocation),
  unallocated_minor: z.int(),
  refundable_minor: z.int().meta({
    description: 'what may be refunded of this payment now: its credit, where the loan is settled',
  }),
});
export type Payment = z.infer<typeof paymentRecord>;

const fields = {
  loan_id: id,
  client_reference: uuid,
  amount_minor: positiveMinor,
  paid_on: calendarDate,
  channel: z.enum(PAYMENT_CHANNELS),
  memo: optional(text(500)),
  prepayment: optional(z.enum(PREPAYMENTS)),
};

export const payments = defineResource({
  name: 'payments',
  record: paymentRecord,
  computed: ['allocations', 'refundable_minor', ...LOAN_NAMES],
  stored: z.object({ early_interest: z.string(), ...searchStored }),
  folded: { columns: ['memo'], read: [], wording: 'text' },
  create: z.strictObject({ ...fields, client_reference: uuid.optional() }),
  update: changeable({ memo: fields.memo, channel: fields.channel }),
  sortable: ['id', 'loan_id', 'amount_minor', 'paid_on', 'channel', 'status', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    borrower_id: 'equals',
    client_reference: 'equals',
    channel: 'equals',
    prepayment: 'equals',
    status: 'equals',
    recorded_by: 'equals',
    amount_minor: 'range',
    paid_on: 'range',
    created_at: 'range',
  },
  searched: { part: [], whole: ['client_reference'] },
  defaultSort: ['paid_on', 'DESC'],
});

/** As its table holds it. */
export type PaymentRow = StoredRow<typeof payments>;

export const paymentPreviewRequest = z.strictObject({
  loan_id: id,
  amount_minor: positiveMinor,
  paid_on: calendarDate,
  channel: z.enum(PAYMENT_CHANNELS).optional(),
  client_reference: uuid.optional(),
  prepayment: fields.prepayment,
});

const previewPlan = z.object({
  installments: z.array(
    z.object({
      sequence: z.int(),
      due_on: z.string(),
      principal_minor: z.int(),
      interest_minor: z.int(),
    }),
  ),
  interest_minor: z.int().meta({ description: 'from this payment to the end of the plan' }),
});
const changedPlan = previewPlan.extend({
  principal_minor: z.int().meta({ description: 'comes off the principal' }),
  fee_minor: z.int(),
  interest_saved_minor: z.int(),
});
/** The plan as it is, and what a prepayment would make of it. */
const prepaymentPlans = z.object({
  due_minor: z.int().meta({ description: 'paid first: what is due, with interest to the day' }),
  before: previewPlan,
  shorten: changedPlan
    .nullable()
    .meta({ description: 'null where the method has no equal shares' }),
  lower: changedPlan,
});
export type PrepaymentPlans = z.infer<typeof prepaymentPlans>;
export type ChangedPlan = z.infer<typeof changedPlan>;

export const paymentPreviewAnswer = z.object({
  allocations: z.array(
    allocation
      .omit({ installment_id: true })
      .extend({ installment_id: z.int().nullable(), due_on: z.string().nullable() }),
  ),
  unallocated_minor: z.int(),
  dropped_interest_minor: z.int().meta({
    description: 'interest not earned, dropped because this payment pays the loan off early',
  }),
  payoff_minor: z.int().meta({ description: 'what settles the loan on paid_on' }),
  outstanding_before_minor: z.int(),
  outstanding_after_minor: z.int(),
  overdue_after_minor: z.int(),
  tier_before: z.string().nullable(),
  tier_after: z.string().nullable(),
  settles: z.boolean(),
  is_settled: z.boolean().meta({ description: 'the loan is settled already: all of it is credit' }),
  plans: prepaymentPlans
    .nullable()
    .meta({ description: 'null where nothing of the payment would come off the principal' }),
  likely_double: z
    .object({ id: z.int(), recorded_at: z.string(), recorded_by_name: z.string().nullable() })
    .nullable()
    .meta({ description: 'a payment of this loan, day and amount that stands already' }),
});
export type PaymentPreview = z.infer<typeof paymentPreviewAnswer>;

/** What taking a payment back would do. */
export const reversalPreviewAnswer = z.object({
  id: z.int(),
  outstanding_before_minor: z.int(),
  outstanding_after_minor: z.int(),
  overdue_after_minor: z.int(),
  refund_owed_before_minor: z.int(),
  refund_owed_after_minor: z
    .int()
    .meta({ description: 'refunded beyond the credit that is left: the borrower would owe it' }),
});
export type ReversalPreview = z.infer<typeof reversalPreviewAnswer>;

export const reasonRequest = z.strictObject({ reason: text(500) });
