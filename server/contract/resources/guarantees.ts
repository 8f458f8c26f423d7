import { z } from 'zod';
import { GUARANTEE_FORMS, GUARANTEE_STATES } from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource } from '../resource.ts';

/** A guarantee for a loan, and until when the guarantor may be held to it. */
export const guarantees = defineResource({
  name: 'guarantees',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    borrower_contact_id: z.int(),
    guarantor_name: z.string(),
    form: z.enum(GUARANTEE_FORMS),
    due_on: z.string(),
    agreed_months: z.int().nullable(),
    agreed_until: z.string().nullable(),
    claimed_on: z.string().nullable().meta({
      description: 'suit against the debtor (ordinary) or demand on the guarantor (joint)',
    }),
    claim_evidence: z.string().nullable(),
    limitation_from_on: z
      .string()
      .nullable()
      .meta({
        description:
          'from when the limitation of the guarantee debt counts: the last demand on a joint ' +
          'guarantor (null: the claim), the end of the right to refuse of an ordinary one',
      }),
    limitation_ends_on: z.string().nullable().meta({
      description: 'when that limitation ends (Civil Code art. 694); null while it does not run',
    }),
    recorded_by: z.int(),
    ends_on: z.string(),
    days_left: z.int().nullable().meta({ description: 'null once claimed in time' }),
    state: z.enum(GUARANTEE_STATES),
    source: z.string(),
    article: z.string().nullable(),
  }),
  computed: [
    'guarantor_name',
    'ends_on',
    'limitation_ends_on',
    'days_left',
    'state',
    'source',
    'article',
  ],
  create: z.strictObject({
    loan_id: id,
    borrower_contact_id: id,
    form: z.enum(GUARANTEE_FORMS),
    due_on: comingDay(DAYS_AHEAD.term).optional(),
    agreed_months: optional(z.int().min(1).max(360)),
    agreed_until: optional(comingDay(DAYS_AHEAD.term)),
  }),
  update: changeable({
    claimed_on: optional(calendarDate),
    claim_evidence: optional(text(300)),
    limitation_from_on: optional(calendarDate),
  }),
  sortable: ['id', 'loan_id', 'due_on', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    borrower_contact_id: 'equals',
    form: 'equals',
    due_on: 'range',
  },
  searched: { part: ['claim_evidence'] },
  defaultSort: ['id', 'ASC'],
});

/** As its table holds it. */
export type GuaranteeRow = StoredRow<typeof guarantees>;
export type Guarantee = z.infer<(typeof guarantees)['record']>;
