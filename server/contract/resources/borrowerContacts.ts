import { z } from 'zod';
import { CONTACT_RELATIONS } from '../enums.ts';
import { nationalId, nationalIdOrMasked, phone, phoneOrMasked } from '../personal.ts';
import { calendarDate, id, line, optional, stamps } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, searchStored } from '../resource.ts';

const contactRecord = z.object({
  ...stamps,
  borrower_id: z.int(),
  relation: z.enum(CONTACT_RELATIONS),
  full_name: z.string(),
  phone: z.string().meta({ description: 'masked' }),
  national_id: z.string().nullable().meta({ description: 'masked; of a guarantor' }),
  address: z.string().nullable().meta({ description: 'masked; of a guarantor' }),
  relationship: z.string().nullable().meta({ description: 'spouse, parent …, in free words' }),
  consented_on: z.string().nullable().meta({ description: 'agreed to stand in or to be called' }),
  report_consented_on: z.string().nullable().meta({
    description: 'a guarantor agreed in writing to be reported to the credit register',
  }),
  refused_on: z.string().nullable().meta({ description: 'asked not to be called again' }),
  last_contacted_at: z.string().nullable(),
});
export type BorrowerContact = z.infer<typeof contactRecord>;

const fields = {
  relation: z.enum(CONTACT_RELATIONS),
  full_name: line(100),
  address: optional(line(200)),
  relationship: optional(line(40)),
  consented_on: optional(calendarDate),
  report_consented_on: optional(calendarDate),
  refused_on: optional(calendarDate),
};

export const borrowerContacts = defineResource({
  name: 'borrower_contacts',
  record: contactRecord,
  stored: z.object(searchStored),
  folded: { columns: ['full_name'], read: ['full_name'], wording: 'word' },
  create: z.strictObject({ borrower_id: id, ...fields, phone, national_id: optional(nationalId) }),
  update: changeable({
    ...fields,
    phone: phoneOrMasked,
    national_id: optional(nationalIdOrMasked),
  }),
  sortable: [
    'id',
    'borrower_id',
    'relation',
    'full_name',
    'consented_on',
    'refused_on',
    'last_contacted_at',
    'created_at',
  ],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    relation: 'equals',
    full_name: 'equals',
    consented_on: 'range',
    refused_on: 'range',
    last_contacted_at: 'range',
    created_at: 'range',
  },
  searched: { part: [], whole: ['phone'] },
  defaultSort: ['id', 'ASC'],
});

/** A contact as its table holds it. */
export type BorrowerContactRow = StoredRow<typeof borrowerContacts>;
