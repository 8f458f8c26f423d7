import { z } from 'zod';
import { isMobileNumber, isNationalId } from '../domain/identity.ts';
import { text } from './primitives.ts';

/** Schemas of personal data: shown masked, revealed field by field for a reason. */

export const nationalId = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isNationalId, { params: { key: 'national_id' } });
export const phone = z
  .string()
  .trim()
  .refine(isMobileNumber, { params: { key: 'phone' } });

/**
 * A masked value may come back from a form: the server takes the one it sent as no change, and
 * refuses any other.
 */
const orMasked = (isRight: (value: string) => boolean, key: string) =>
  z
    .string()
    .trim()
    .toUpperCase()
    .refine((value) => value.includes('****') || isRight(value), { params: { key } });
export const nationalIdOrMasked = orMasked(isNationalId, 'national_id');
export const phoneOrMasked = orMasked(isMobileNumber, 'phone');

export type PersonalField = 'national_id' | 'phone' | 'address';

/** The request for plain values: which of the masked fields, and why. */
export const revealRequestOf = <const F extends readonly [PersonalField, ...PersonalField[]]>(
  fields: F,
) =>
  z.strictObject({ fields: z.array(z.enum(fields)).min(1).max(fields.length), reason: text(500) });

/** The plain values of the fields that were asked for. */
export const revealAnswer = z.object({
  id: z.int(),
  national_id: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
});
