import { z } from 'zod';
import { ACCOUNT_REQUEST_KINDS, REVERSAL_STATUSES, ROLES } from '../enums.ts';
import { stamps } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/** What an administrator asked of an account and a second person decides. */
export const accountRequests = defineResource({
  name: 'account_requests',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    kind: z.enum(ACCOUNT_REQUEST_KINDS),
    role: z.enum(ROLES).meta({ description: 'the role the account would have' }),
    status: z.enum(REVERSAL_STATUSES),
    requested_by: z.int(),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
  }),
  stored: z.object({ password_hash: z.string().nullable() }),
  sortable: ['id', 'created_at', 'status'],
  filters: {
    id: 'equals',
    user_id: 'equals',
    kind: 'equals',
    status: 'equals',
    requested_by: 'equals',
    created_at: 'range',
  },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type AccountRequestRow = StoredRow<typeof accountRequests>;
export type AccountRequest = z.infer<(typeof accountRequests)['record']>;
