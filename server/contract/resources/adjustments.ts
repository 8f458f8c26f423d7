import { z } from 'zod';
import {
  ADJUSTMENT_KINDS,
  ADJUSTMENT_STATUSES,
  COMPONENTS,
  COST_KINDS,
  ENTRY_COMPONENTS,
  LEDGER_EFFECTS,
  PREPAYMENTS,
  WAIVABLE_COMPONENTS,
} from '../enums.ts';
import {
  bps,
  calendarDate,
  id,
  optional,
  positiveMinor,
  stamps,
  text,
  uuid,
} from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

const adjustmentRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  legal_case_id: z.int().nullable().meta({ description: 'the case a charge is a cost of' }),
  client_reference: z.string(),
  kind: z.enum(ADJUSTMENT_KINDS),
  component: z.enum(COMPONENTS).nullable(),
  cost_kind: z.enum(COST_KINDS).nullable(),
  amount_minor: z.int().meta({ description: 'of misuse the principal that was misused' }),
  rate_bps: z
    .int()
    .nullable()
    .meta({ description: 'annual penalty rate from the date on, of misuse' }),
  value_on: z.string(),
  notified_on: z
    .string()
    .nullable()
    .meta({ description: 'the day the notice of an acceleration arrived' }),
  first_due_on: z
    .string()
    .nullable()
    .meta({ description: 'the next due date, where the repayment day changes' }),
  due_dates: z
    .string()
    .nullable()
    .meta({ description: 'the due dates from then on, in order, with blanks between' }),
  reason: z.string(),
  status: z
    .enum(ADJUSTMENT_STATUSES)
    .meta({ description: 'proposed until a second person decides; a charge is posted at once' }),
  requested_by: z.int(),
  decided_by: z.int().nullable(),
  decision_comment: z.string().nullable(),
  posted_at: z.string().nullable(),
  reversed_at: z.string().nullable(),
  reversed_by: z.int().nullable(),
  reversal_reason: z.string().nullable(),
});
export type Adjustment = z.infer<typeof adjustmentRecord>;

/**
 * `component` of a waiver, `cost_kind` of a charge, `rate_bps` of misuse of the funds; a write-off,
 * an acceleration, a change of the repayment day and the waiver of a small balance take their
 * amount from the loan. `first_due_on` of a change of the repayment day.
 */
export const adjustments = defineResource({
  name: 'adjustments',
  record: adjustmentRecord,
  create: z.strictObject({
    loan_id: id,
    kind: z.enum(ADJUSTMENT_KINDS),
    component: z.enum(WAIVABLE_COMPONENTS).optional(),
    cost_kind: z.enum(COST_KINDS).optional(),
    amount_minor: positiveMinor.optional(),
    rate_bps: bps.optional(),
    value_on: calendarDate.optional(),
    notified_on: optional(calendarDate),
    first_due_on: calendarDate.optional(),
    reason: text(500),
    client_reference: uuid.optional(),
    legal_case_id: optional(id),
  }),
  sortable: ['id', 'loan_id', 'kind', 'amount_minor', 'value_on', 'status', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    status: 'equals',
    requested_by: 'equals',
    decided_by: 'equals',
    amount_minor: 'range',
    value_on: 'range',
    created_at: 'range',
  },
  searched: { part: ['reason'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type AdjustmentRow = StoredRow<typeof adjustments>;

export const approveRequest = z.strictObject({ comment: text(500).optional() });
export const rejectRequest = z.strictObject({ comment: text(500) });

const amounts = z.object({
  cost: z.int(),
  penalty: z.int(),
  compound_interest: z.int(),
  interest: z.int(),
  principal: z.int(),
});
export const payoffAnswer = z.object({
  on: z.string(),
  amount_minor: z.int(),
  parts: amounts.extend({
    fee: z.int(),
    refund: z.int().meta({ description: 'refunded beyond the credit, and not paid back' }),
    credit: z.int().meta({ description: 'deducted' }),
  }),
  dropped_interest_minor: z.int(),
  fee_rule: z
    .object({
      fee_bps: z.int().nullable(),
      interest_months: z.int().nullable(),
      until_on: z.string().nullable().meta({ description: 'the last day of the step; null: none' }),
      principal_minor: z.int().meta({ description: 'repaid before it was due' }),
    })
    .nullable()
    .meta({ description: 'what the fee is counted by; null where none is asked' }),
  remainder_minor: z.int().meta({
    description: 'what a waiver that closes the loan would take: without fee and refund',
  }),
});
export type Payoff = z.infer<typeof payoffAnswer>;

export const repaymentDayRequest = z.strictObject({ loan_id: id, first_due_on: calendarDate });
const datedRow = z.object({
  sequence: z.int(),
  due_on: z.string(),
  principal_minor: z.int(),
  interest_minor: z.int(),
});
/** A change of the repayment day before it is asked for: the rows to come, as they are and then. */
export const repaymentDayAnswer = z.object({
  before: datedRow.array(),
  after: datedRow.array(),
  odd: z
    .object({ from: z.string(), to: z.string(), interest_minor: z.int() })
    .meta({ description: 'the period that the change makes longer or shorter' }),
  interest_change_minor: z.int().meta({ description: 'more interest in all; negative: less' }),
});
export type RepaymentDay = z.infer<typeof repaymentDayAnswer>;

/** What a waiver may take of each component on a day. */
export const openAmountsAnswer = z.object({
  on: z.string(),
  cost: z.int(),
  penalty: z.int(),
  compound_interest: z.int(),
  interest: z.int().meta({ description: 'of installments that fell due before the day' }),
});
export type OpenAmounts = z.infer<typeof openAmountsAnswer>;

const ledgerLine = z.object({
  installment_id: z.int().nullable(),
  sequence: z.int().nullable(),
  component: z.enum(ENTRY_COMPONENTS),
  effect: z.enum(LEDGER_EFFECTS),
  amount_minor: z.int(),
  value_on: z.string(),
});
/** Every event of a loan by value date, where each fen of it went, and the balance after. */
export const ledgerAnswer = z.object({
  as_of: z.string(),
  events: z.array(
    z.object({
      kind: z.enum(['disbursement', 'payment', 'restructure', ...ADJUSTMENT_KINDS]),
      payment_id: z.int().nullable(),
      adjustment_id: z.int().nullable(),
      restructure_id: z.int().nullable(),
      value_on: z.string(),
      recorded_at: z.string(),
      reversed_at: z.string().nullable(),
      amount_minor: z.int(),
      channel: z.string().nullable(),
      prepayment: z.enum(PREPAYMENTS).nullable(),
      entries: z.array(ledgerLine),
      unallocated_minor: z.int(),
      balance: z.object({
        outstanding_minor: z.int(),
        principal_outstanding_minor: z.int(),
        penalty_minor: z.int(),
        cost_minor: z.int(),
        unallocated_minor: z.int(),
        refund_owed_minor: z.int(),
      }),
    }),
  ),
  cost: z
    .object({
      nominal_apr_bps: z.int().nullable(),
      effective_apr_bps: z.int().nullable(),
      charged_minor: z.int(),
      allowed_minor: z.int(),
      excess_minor: z.int(),
      cap_bps: z.int(),
      penalty_rate_bps: z.int(),
    })
    .meta({
      description:
        'all-in cost, and what was charged against the cap of each date; an excess must be waived',
    }),
});
export type LoanLedger = z.infer<typeof ledgerAnswer>;
