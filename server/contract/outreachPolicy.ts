import { z } from 'zod';
import { stepsProblem } from '../domain/outreach/journey.ts';
import { line, optional } from './primitives.ts';

/** A time of day as people write it: 08:00. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Which messages are sent on which days before and after a due date, and what stands in all. */
export const outreachPolicy = z.strictObject({
  signature: line(20),
  lender: line(60),
  hotline: line(30),
  opt_out_hint: optional(line(30)),
  price_minor: z.int().min(0).max(1000),
  at: clockTime,
  valid_days: z.int().min(0).max(7),
  steps: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/),
        days: z.int().min(-30).max(365),
        templates: z
          .array(z.string().regex(/^[a-z][a-z0-9_]{1,39}$/))
          .min(1)
          .max(4),
      }),
    )
    .max(30)
    .refine((steps) => stepsProblem(steps) === null, { params: { key: 'steps_once' } }),
});
