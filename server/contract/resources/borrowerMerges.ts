import { z } from 'zod';
import { REVERSAL_STATUSES } from '../enums.ts';
import { id, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/** A request to merge one borrower's row into another's, which a second person decides. */
export const borrowerMerges = defineResource({
  name: 'borrower_merges',
  record: z.object({
    ...stamps,
    borrower_id: z.int().meta({ description: 'the row that is given up; it stays as a pointer' }),
    into_id: z.int().meta({ description: 'the row that is kept' }),
    reason: z.string(),
    status: z.enum(REVERSAL_STATUSES),
    requested_by: z.int(),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
    borrower_name: z.string(),
    into_name: z.string(),
  }),
  computed: ['borrower_name', 'into_name'],
  create: z.strictObject({ borrower_id: id, into_id: id, reason: text(500) }),
  sortable: ['id', 'created_at', 'status'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    into_id: 'equals',
    either_id: 'equals',
    status: 'equals',
    requested_by: 'equals',
    decided_by: 'equals',
    created_at: 'range',
  },
  searched: { part: ['reason'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type BorrowerMergeRow = StoredRow<typeof borrowerMerges>;
export type BorrowerMerge = z.infer<(typeof borrowerMerges)['record']>;

/** What a merge would move. */
export const mergePreview = z.object({
  id: z.int().meta({ description: 'of the row that is given up' }),
  into_id: z.int(),
  moves: z.array(z.object({ resource: z.string(), count: z.int() })),
  fills: z
    .array(z.string())
    .meta({ description: 'fields that the kept row takes over because it has none' }),
});
export type MergePreview = z.infer<typeof mergePreview>;
