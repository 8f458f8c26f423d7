import { halfWidth, withoutUnseen } from './input/writing.ts';
import { isCalendarDate } from './time/calendar.ts';

/** Personal numbers: how they are checked and how they are masked. */

/**
 * The check of a national id by GB 11643 (ISO 7064 MOD 11-2): weights of the first 17 digits, and
 * the check character by remainder.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character of a national id from its first 17 digits. */
export function nationalIdCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, i) => total + weight * (first17.charCodeAt(i) - 48),
    0,
  );
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * A national id as it is kept: of half width, without the spaces and dashes people put between its
 * parts, its X upper case.
 */
export const asNationalId = (text: string): string =>
  halfWidth(withoutUnseen(text))
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[x×Хх]$/u, 'X');

/**
 * Whether the text is an 18-character national id: region, a birth date from 1880 to 2099 that
 * exists, order number, check digit. The X is upper case.
 */
export function isNationalId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  // Without a clock "not in the future" cannot be asked; the century is what catches a slipped
  // digit.
  if (!isCalendarDate(born) || born < '1880-01-01' || born > '2099-12-31') return false;
  return nationalIdCheckDigit(text.slice(0, 17)) === text.charAt(17);
}

/**
 * Whether the text is a mobile number of mainland China: 11 digits, the first 1, the second 3 to 9.
 */
export function isMobileNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/**
 * A phone number as it is shown: `138****5678`; what is too short to keep both ends hidden is
 * hidden whole.
 */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A national id as it is shown: its first 3 and last 4 characters, 11 stars between. */
export function maskNationalId(national_id: string): string {
  return national_id.length < 8
    ? '***********'
    : `${national_id.slice(0, 3)}***********${national_id.slice(-4)}`;
}

/**
 * An address as it is shown: its first 6 characters, then 4 stars: province and city. An address of
 * 6 characters or fewer keeps its first two at most.
 */
export function maskAddress(address: string): string {
  const characters = Array.from(address);
  return `${characters.slice(0, characters.length > 6 ? 6 : 2).join('')}****`;
}

/** A personal datum as it is shown to everybody. */
export function maskPersonal(field: 'phone' | 'national_id' | 'address', value: string): string {
  switch (field) {
    case 'phone':
      return maskPhone(value);
    case 'national_id':
      return maskNationalId(value);
    case 'address':
      return maskAddress(value);
  }
}
