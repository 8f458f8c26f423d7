import { z } from 'zod';
import { asNationalId, isNationalId } from '../domain/identity.ts';
import { canonicalPhone, isPhone } from '../domain/input/phone.ts';
import { text } from './primitives.ts';

/** Schemas of personal data: shown masked, revealed field by field for a reason. */

const asPhone = (value: string): string => canonicalPhone(value) ?? value;

export const nationalId = z
  .string()
  .overwrite(asNationalId)
  .refine(isNationalId, { params: { key: 'national_id' } });
export const phone = z
  .string()
  .overwrite(asPhone)
  .refine(isPhone, { params: { key: 'phone' } });

const isMask = (value: string): boolean => value.includes('****');

/**
 * A masked value may come back from a form: the server takes the one it sent as no change, and
 * refuses any other.
 */
const orMasked = (
  clean: (value: string) => string,
  isRight: (value: string) => boolean,
  key: string,
) =>
  z
    .string()
    .overwrite((value) => (isMask(value) ? value.trim() : clean(value)))
    .refine((value) => isMask(value) || isRight(value), { params: { key } });
export const nationalIdOrMasked = orMasked(asNationalId, isNationalId, 'national_id');
export const phoneOrMasked = orMasked(asPhone, isPhone, 'phone');

export type PersonalField = 'national_id' | 'phone' | 'address';

/** Why somebody looks at what is kept masked: words, not a dot. */
export const readReason = (max: number) =>
  text(max).refine((value) => (value.match(/\p{L}/gu) ?? []).length >= 2, {
    params: { key: 'reason_words' },
  });

/** The request for plain values: which of the masked fields, and why. */
export const revealRequestOf = <const F extends readonly [PersonalField, ...PersonalField[]]>(
  fields: F,
) =>
  z.strictObject({
    fields: z.array(z.enum(fields)).min(1).max(fields.length),
    reason: readReason(500),
  });

/** The plain values of the fields that were asked for. */
export const revealAnswer = z.object({
  id: z.int(),
  national_id: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
});
