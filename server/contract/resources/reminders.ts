import { z } from 'zod';
import { stamps } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/** A reminder of a deadline: the business day makes it, the person ticks it off. */
export const reminders = defineResource({
  name: 'reminders',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    resource: z.enum(['legal_cases', 'loans', 'credit_repairs', 'complaints', 'visits']),
    record_id: z.int(),
    loan_id: z.int().nullable(),
    kind: z.string(),
    deadline_on: z.string(),
    remind_on: z.string(),
    done_at: z.string().nullable(),
    done: z.boolean(),
    days_left: z.int(),
    title: z
      .string()
      .meta({ description: 'case number, loan number or the borrower, to know it by' }),
  }),
  computed: ['done', 'days_left', 'title'],
  sortable: ['id', 'deadline_on', 'remind_on'],
  filters: {
    id: 'equals',
    resource: 'equals',
    record_id: 'equals',
    kind: 'equals',
    done: 'equals',
    deadline_on: 'range',
  },
  searched: { part: [] },
  defaultSort: ['deadline_on', 'ASC'],
});

/** As its table holds it. */
export type ReminderRow = StoredRow<typeof reminders>;
export type Reminder = z.infer<(typeof reminders)['record']>;
