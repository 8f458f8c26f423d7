import { z } from 'zod';
import {
  FIRST_ACTIONS,
  NEXT_STEPS,
  NOTE_CHANNELS,
  OVERDUE_STAGES,
  STRATEGY_HANDS,
} from '../enums.ts';

/** How a running loan is handled on the business date, and why; null parts of one not late. */
export const handlingAnswer = z.object({
  loan_id: z.int(),
  overdue_stage: z.enum(OVERDUE_STAGES),
  grace_ends_on: z
    .string()
    .nullable()
    .meta({ description: 'last day of grace of the oldest unpaid installment, if late' }),
  tier: z.string(),
  handled_tier: z.string(),
  lift_from_minor: z
    .int()
    .nullable()
    .meta({ description: 'the limit that its overdue amount has reached, if one' }),
  strategy: z
    .object({
      channels: z.enum(NOTE_CHANNELS).array(),
      by: z.enum(STRATEGY_HANDS),
      next_step: z.enum(NEXT_STEPS),
    })
    .nullable(),
  entered_on: z.string().nullable().meta({ description: 'since when it is in its tier by days' }),
  first_action_on: z.string().nullable().meta({ description: 'last day of the first contact' }),
  first_action: z
    .enum(FIRST_ACTIONS)
    .nullable()
    .meta({ description: 'null where none is asked, or a hold keeps contact away' }),
  contacted_at: z
    .string()
    .nullable()
    .meta({ description: 'the first contact by a channel of the strategy since it entered' }),
  held: z.boolean().meta({ description: 'a hold keeps contact away today' }),
});
export type Handling = z.infer<typeof handlingAnswer>;
