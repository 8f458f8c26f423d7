import { z } from 'zod';
import { calendarDate, instant } from './primitives.ts';

/** One tier of the book as of a date. `to_days` is null for the last, open band. */
export const overdueTier = z.object({
  id: z.string(),
  from_days: z.int(),
  to_days: z.int().nullable(),
  loans: z.int(),
  outstanding_minor: z.int(),
  overdue_minor: z.int(),
  due_soon_loans: z
    .int()
    .meta({ description: 'M0 only, else 0: loans with something falling due within 7 days' }),
  due_soon_minor: z.int().meta({ description: 'M0 only, else 0: what falls due within 7 days' }),
});
export type OverdueTier = z.infer<typeof overdueTier>;

export const overdueTiersQuery = z.object({
  as_of: calendarDate.optional(),
  known_at: instant.optional(),
});
