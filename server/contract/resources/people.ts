import { z } from 'zod';
import { nationalIdOrMasked, phoneOrMasked } from '../personal.ts';
import { id, optional, text } from '../primitives.ts';

/** Rows of borrowers that may be, or are, one person. */

/**
 * The answer to "another record has this identity number or phone", sent with the record that is
 * created or changed. It may name one record of the same person; the reason is about all others.
 */
export const matchAnswer = {
  same_as_id: optional(id).meta({
    description: 'the same person as this borrower: their rows are linked, contacts count together',
  }),
  not_same_reason: optional(text(500)).meta({
    description: 'why the others with this identity number or phone are other persons',
  }),
};

export const linkRequest = z.strictObject({ other_id: id });
export const distinguishRequest = z.strictObject({ other_id: id, reason: text(500) });

export const matchesRequest = z.strictObject({
  id: optional(id).meta({ description: 'of the borrower that is changed' }),
  national_id: optional(nationalIdOrMasked),
  phone: optional(phoneOrMasked),
});

const match = z.object({
  id: z.int().meta({ description: 'of the other borrower' }),
  seen: z.boolean().meta({
    description: 'whether the record can be opened; if not, its name is not told in full',
  }),
  full_name: z.string(),
  external_id: z.string().nullable(),
  phone: z.string().nullable().meta({ description: 'masked' }),
  national_id: z.string().nullable().meta({ description: 'masked' }),
  loans_count: z.int(),
  matched_on: z.array(z.enum(['national_id', 'phone'])),
  relation: z.enum(['linked', 'different', 'open']).meta({
    description: 'linked: the same person; different: said to be another; open: not answered',
  }),
  reason: z.string().nullable().meta({ description: 'why it is another person' }),
});
export type PersonMatch = z.infer<typeof match>;

export const matchesAnswer = z.object({ id: z.int(), matches: z.array(match) });
export type PersonMatches = z.infer<typeof matchesAnswer>;
