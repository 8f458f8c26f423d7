import { z } from 'zod';
import { STEP_KINDS, STEP_OUTCOMES } from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, line, optional, stamps } from '../primitives.ts';
import { type StoredRow, changeable, defineResource } from '../resource.ts';

const day = z.string().nullable();
const stepDays = {
  accepted_on: optional(calendarDate),
  issued_on: optional(calendarDate),
  served_on: optional(calendarDate),
  confirmed_on: optional(calendarDate),
  perform_by_on: optional(comingDay(DAYS_AHEAD.term)),
  enforcement_applied_on: optional(calendarDate),
  ended_on: optional(calendarDate),
  outcome: optional(z.enum(STEP_OUTCOMES)),
};

/** A way to a title that is not a suit: mediation, payment order, arbitration, notarised claim. */
export const caseSteps = defineResource({
  name: 'case_steps',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    kind: z.enum(STEP_KINDS),
    body: z.string().meta({ description: 'the court, tribunal, mediator or notary' }),
    reference: z.string().meta({ description: 'number of the application or deed: its proof' }),
    begun_on: z.string().meta({ description: 'applied for; of a notarised claim: the deed' }),
    accepted_on: day.meta({
      description: 'of a notarised claim: the certificate of enforcement was applied for',
    }),
    issued_on: day.meta({ description: 'order, award, certificate or agreement' }),
    served_on: day,
    confirmed_on: day.meta({ description: 'both applied to have the agreement confirmed' }),
    perform_by_on: day,
    enforcement_applied_on: day,
    ended_on: day,
    outcome: z.enum(STEP_OUTCOMES).nullable(),
    interruption_id: z
      .int()
      .nullable()
      .meta({ description: 'the event by which it started the limitation anew' }),
    recorded_by: z.int(),
  }),
  create: z.strictObject({
    legal_case_id: id,
    kind: z.enum(STEP_KINDS),
    body: line(100),
    reference: line(100),
    begun_on: calendarDate,
    ...stepDays,
  }),
  update: changeable({ body: line(100), reference: line(100), ...stepDays }),
  sortable: ['id', 'legal_case_id', 'kind', 'begun_on', 'created_at'],
  filters: { id: 'equals', legal_case_id: 'equals', kind: 'equals', begun_on: 'range' },
  searched: { part: ['body', 'reference'] },
  defaultSort: ['begun_on', 'ASC'],
});

/** As its table holds it. */
export type CaseStepRow = StoredRow<typeof caseSteps>;
export type CaseStep = z.infer<(typeof caseSteps)['record']>;
