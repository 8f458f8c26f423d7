import { z } from 'zod';
import { CONTACT_RULES, ROLES } from '../enums.ts';

/** What waits for somebody, how much of it, and since when. */
const waiting = z.object({
  kind: z.enum([
    'restructures',
    'adjustments',
    'reversals',
    'merges',
    'keeps',
    'holds',
    'flags',
    'policies',
    'review',
    'complaints',
    'complaints_late',
    'repairs_late',
    'reads',
    'templates',
    'messages_unknown',
    'messages_failed',
    'visits_late',
    'warnings_late',
    'accounts',
  ]),
  count: z.int(),
  oldest_on: z.string().nullable().meta({ description: 'the day since which the oldest waits' }),
});

/** A person of a team, with what is in their hands. */
const member = z.object({
  user_id: z.int(),
  full_name: z.string(),
  loans: z.int().meta({ description: 'overdue loans in hand' }),
  overdue_minor: z.int(),
  first_missed: z.int().meta({
    description: 'overdue loans whose first contact in their tier was not made in time',
  }),
  contacted: z.int().meta({ description: 'contacts written down today' }),
  promised: z.int(),
});

const moneyDay = z.object({
  on: z.string(),
  due_minor: z.int().meta({ description: 'principal and interest that fell due on the day' }),
  paid_minor: z.int(),
});

/** What a role sees first; what does not concern it is null. */
export const homeAnswer = z.object({
  role: z.enum(ROLES),
  on: z.string(),
  waiting: waiting.array(),
  team: member.array().nullable(),
  promises: z
    .object({ due_today: z.int(), made: z.int(), kept: z.int(), broken: z.int() })
    .nullable()
    .meta({ description: 'made today; kept and broken of those for the last 7 days' }),
  money: moneyDay.array().nullable().meta({ description: 'the last 7 days, today last' }),
  contact: z
    .object({
      from: z.string(),
      refused: z.array(z.object({ rule: z.enum(CONTACT_RULES), count: z.int() })),
      broken: z.int().meta({ description: 'notes of contacts that broke a rule' }),
      holds_ending: z.int().meta({ description: 'holds in force that end within 7 days' }),
    })
    .nullable(),
  running: z
    .object({
      business_date: z.string().nullable().meta({ description: 'the last one rolled' }),
      rolled_at: z.string().nullable(),
      leap_days: z.int().nullable().meta({
        description: 'days from that to today, where the book waits for a word to follow the clock',
      }),
      imports: z.array(z.object({ id: z.int(), occurred_at: z.string() })),
      sealed_at: z.string().nullable().meta({ description: 'when the audit was last sealed' }),
      backup: z.object({
        good_at: z.string().nullable().meta({ description: 'when the last good one began' }),
        failed_at: z.string().nullable().meta({ description: 'of one that failed since' }),
        is_late: z.boolean().meta({ description: 'no good one of today or yesterday' }),
      }),
      alarms: z
        .array(z.object({ id: z.int(), loan_id: z.int(), occurred_at: z.string() }))
        .meta({ description: 'loans whose rows were changed behind the console, last first' }),
    })
    .nullable(),
});
export type HomeAnswer = z.infer<typeof homeAnswer>;
