import { z } from 'zod';
import { VISIT_KINDS } from './enums.ts';
import { line, minor } from './primitives.ts';
import { bandsTaken } from '../domain/visits/visitPlan.ts';

const share = z.int().min(1).max(10_000);

/** Who is visited how often; the first band that fits a person counts. */
export const visitPlan = z.strictObject({
  bands: z
    .array(
      z
        .strictObject({
          name: line(40),
          kind: z.enum(VISIT_KINDS),
          tiers: z
            .array(z.string().regex(/^M\d{1,2}$/))
            .min(1)
            .max(20),
          from_minor: minor,
          to_minor: minor.nullable(),
          every_months: z.int().min(1).max(60),
          sample_bps: share,
        })
        .refine(({ from_minor, to_minor }) => to_minor === null || from_minor < to_minor, {
          path: ['to_minor'],
          params: { key: 'from_to' },
        }),
    )
    .max(20)
    .refine((bands) => !bandsTaken(bands), { params: { key: 'visit_bands' } }),
  within_days: z.int().min(1).max(90),
  escalate_days: z.int().min(0).max(90),
  place: z.boolean(),
});
