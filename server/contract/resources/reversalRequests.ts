import { z } from 'zod';
import { REVERSAL_STATUSES } from '../enums.ts';
import { id, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/** A request to take a payment back, which a supervisor decides. */
export const reversalRequests = defineResource({
  name: 'reversal_requests',
  record: z.object({
    ...stamps,
    payment_id: z.int(),
    loan_id: z.int(),
    to_loan_id: z
      .int()
      .nullable()
      .meta({ description: 'the loan that gets the money; null: it only goes back' }),
    reason: z.string(),
    status: z.enum(REVERSAL_STATUSES),
    requested_by: z.int(),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
    amount_minor: z.int().meta({ description: 'of the payment' }),
    paid_on: z.string(),
    recorded_by: z.int().nullable(),
  }),
  computed: ['amount_minor', 'paid_on', 'recorded_by'],
  create: z.strictObject({ payment_id: id, to_loan_id: optional(id), reason: text(500) }),
  sortable: ['id', 'created_at', 'status'],
  filters: {
    id: 'equals',
    payment_id: 'equals',
    loan_id: 'equals',
    status: 'equals',
    requested_by: 'equals',
    decided_by: 'equals',
    created_at: 'range',
  },
  searched: { part: ['reason'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type ReversalRequestRow = StoredRow<typeof reversalRequests>;
export type ReversalRequest = z.infer<(typeof reversalRequests)['record']>;
