import { z } from 'zod';
import { CASE_STAGES, DEADLINE_KINDS } from '../enums.ts';
import { calendarDate, id, minor, optional, stamps, text } from '../primitives.ts';
import { changeable, defineResource } from '../resource.ts';

const caseRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  case_no: z.string().nullable(),
  stage: z.enum(CASE_STAGES),
  stage_on: z.string().meta({ description: 'the date the stage was reached' }),
  court: z.string().nullable(),
  law_firm: z.string().nullable(),
  claimed_minor: z.int(),
  filed_on: z.string().nullable(),
  judged_on: z.string().nullable(),
  limitation_expires_on: z.string().nullable(),
  next_deadline_on: z.string().nullable().meta({ description: 'the nearest to come on the business date, else the one missed last' }),
  next_deadline_kind: z.enum(DEADLINE_KINDS).nullable(),
});
export type LegalCase = z.infer<typeof caseRecord>;

const fields = {
  case_no: optional(text(80)),
  court: optional(text(100)),
  law_firm: optional(text(100)),
  claimed_minor: minor,
  filed_on: optional(calendarDate),
};

export const legalCases = defineResource({
  name: 'legal_cases',
  record: caseRecord,
  create: z.strictObject({ loan_id: id, stage: z.literal('draft').optional(), ...fields }),
  update: changeable(fields),
  sortable: ['id', 'loan_id', 'case_no', 'stage', 'stage_on', 'court', 'law_firm', 'claimed_minor', 'filed_on', 'limitation_expires_on', 'created_at'],
  filters: {
    id: 'equals', loan_id: 'equals', case_no: 'equals', stage: 'equals', court: 'equals', law_firm: 'equals', claimed_minor: 'range',
    filed_on: 'range', limitation_expires_on: 'range', created_at: 'range',
  },
  searched: { part: ['case_no', 'court', 'law_firm'] },
  defaultSort: ['id', 'DESC'],
});

export const advanceRequest = z.strictObject({ stage: z.enum(CASE_STAGES), on: calendarDate, case_no: fields.case_no, court: fields.court });
