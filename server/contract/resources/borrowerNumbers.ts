import { z } from 'zod';
import { NUMBER_KINDS, NUMBER_SOURCES, NUMBER_STATES } from '../enums.ts';
import { phone } from '../personal.ts';
import { id, line, optional, stamps } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, flag } from '../resource.ts';
import { matchAnswer } from './people.ts';

const numberRecord = z.object({
  ...stamps,
  borrower_id: z.int(),
  phone: z.string().meta({ description: 'masked' }),
  kind: z.enum(NUMBER_KINDS),
  source: z.enum(NUMBER_SOURCES),
  state: z.enum(NUMBER_STATES).meta({ description: 'only a valid one is offered for a call' }),
  is_primary: flag,
  remark: z.string().nullable(),
});
export type BorrowerNumber = z.infer<typeof numberRecord>;

const fields = {
  kind: z.enum(NUMBER_KINDS),
  source: z.enum(NUMBER_SOURCES),
  state: z.enum(NUMBER_STATES),
  is_primary: z
    .union([flag, z.boolean().transform((yes): 0 | 1 => (yes ? 1 : 0))])
    .meta({ description: '1 makes it the phone of the borrower; to end that, choose another' }),
  remark: optional(line(200)),
};

/** The numbers a borrower is reached at, each with its kind, where it is from and how it stands. */
export const borrowerNumbers = defineResource({
  name: 'borrower_numbers',
  record: numberRecord,
  create: z.strictObject({
    borrower_id: id,
    phone,
    ...fields,
    source: fields.source.optional(),
    state: fields.state.optional(),
    is_primary: fields.is_primary.optional(),
    ...matchAnswer,
  }),
  update: changeable(fields),
  sortable: ['id', 'borrower_id', 'kind', 'state', 'is_primary', 'created_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    kind: 'equals',
    source: 'equals',
    state: 'equals',
    is_primary: 'equals',
  },
  searched: { part: ['remark'], whole: ['phone'] },
  defaultSort: ['id', 'ASC'],
});

/** A number as its table holds it. */
export type BorrowerNumberRow = StoredRow<typeof borrowerNumbers>;
