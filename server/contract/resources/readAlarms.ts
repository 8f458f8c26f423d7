import { z } from 'zod';
import { READ_ALARM_STATUSES, READ_KINDS } from '../enums.ts';
import { stamps } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/**
 * A person who reached the limit of looks at what is kept masked, and asks for more by it: another
 * person allows as many again, or does not.
 */
export const readAlarms = defineResource({
  name: 'read_alarms',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    kind: z.enum(READ_KINDS),
    limit_count: z.int().meta({ description: 'looks in an hour, or exports in a day' }),
    status: z.enum(READ_ALARM_STATUSES),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
  }),
  sortable: ['id', 'created_at', 'status'],
  filters: {
    id: 'equals',
    user_id: 'equals',
    kind: 'equals',
    status: 'equals',
    created_at: 'range',
  },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type ReadAlarmRow = StoredRow<typeof readAlarms>;
export type ReadAlarm = z.infer<(typeof readAlarms)['record']>;
