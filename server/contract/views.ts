import { z } from 'zod';
import { calendarDate, instant, loanNames } from './primitives.ts';

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

/** Rules of which is told beforehand what they would touch. */
const PREVIEWED = ['tiers', 'tier_strategies'] as const;
export const policyPreviewRequest = z.strictObject({ kind: z.enum(PREVIEWED), value: z.unknown() });

/** What a rule would touch, were it in force today. */
export const policyTouch = z.object({
  loans: z.int().meta({ description: 'late loans that would be handled as another tier' }),
  borrowers: z.int(),
  overdue_minor: z.int(),
  moves: z
    .object({ from: z.string(), to: z.string(), loans: z.int(), overdue_minor: z.int() })
    .array(),
  first_missed: z
    .object({ before: z.int(), after: z.int() })
    .meta({ description: 'loans whose first contact is late, by the rules of today and by these' }),
});
export type PolicyTouch = z.infer<typeof policyTouch>;

/** A running loan of which so little is left that it may be waived. */
export const smallBalance = z.object({
  loan_id: z.int(),
  ...loanNames,
  product: z.string(),
  remainder_minor: z.int().meta({ description: 'what a waiver that closes the loan would take' }),
  days_past_due: z.int(),
});
export type SmallBalance = z.infer<typeof smallBalance>;
