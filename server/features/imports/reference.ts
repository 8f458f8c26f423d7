import { createHash } from 'node:crypto';
import { asKey } from '../../domain/input/writing.ts';

/** The name space of references made from bank lines: 16 bytes chosen once. */
const NAME_SPACE = Buffer.from('5d2c6a1e0f7b4e539c8a2b417d90e6f3', 'hex');

/**
 * The reference of a payment whose file has none, made from the number its bank gave it and the
 * loan it is for (one transfer may pay two): the same line always makes the same. A UUID of
 * version 5 by RFC 9562.
 */
export function madeReference(loan_no: string, bank_reference: string): string {
  const bytes = createHash('sha1')
    .update(NAME_SPACE)
    .update(`${asKey(loan_no)}\n${asKey(bank_reference)}`)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
