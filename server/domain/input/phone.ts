import { halfWidth, withoutUnseen } from './writing.ts';

/** Phone numbers as people write them, and as they are kept: one number, one way to write it. */

/** The longest number that is kept, with its extension. */
export const MAX_PHONE = 24;

const EXTENSION = /(?:转|轉|分机|分機|ext\.?|x|#|,|;)\s*:?\s*(\d{1,6})$/iu;
/** Spaces, dashes, dots and brackets between the digits. */
const WRITING = /[\s\p{Pd}\u2212.\u00B7\u2022\u30FB()[\]/]/gu;
const MOBILE = /^1[3-9]\d{9}$/;
/** An area code of 010 and 02x has three digits, any other four; the number begins with 2 to 8. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-8]\d{6,7})$/;
/** A country code and a number: 8 to 15 digits by ITU-T E.164. */
const ABROAD = /^[1-9]\d{7,14}$/;

/**
 * A number as it is kept: a mobile `13800138000`, a landline `010-12345678` with its extension
 * `-801`, one of another region `+85291234567`. Undefined where it is none of these.
 */
export function canonicalPhone(text: string): string | undefined {
  const plain = halfWidth(withoutUnseen(text)).trim();
  const extended = EXTENSION.exec(plain) ?? /^0\d{2,3}-?\d{7,8}-(\d{1,6})$/.exec(plain);
  const extension = extended?.[1];
  const main = extension === undefined ? plain : plain.slice(0, -(extended?.[0].length ?? 0));
  const digits = (main === '' ? plain.slice(0, plain.lastIndexOf('-')) : main).replace(WRITING, '');
  const abroad = /^(?:\+|00)(?!86)(\d+)$/.exec(digits)?.[1];
  if (abroad !== undefined)
    return extension === undefined && ABROAD.test(abroad) ? `+${abroad}` : undefined;
  const home = digits.replace(/^(?:\+86|0086|86(?=0?1[3-9]\d{9}$))/, '');
  const mobile = home.replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(mobile)) return extension === undefined ? mobile : undefined;
  const withArea = digits.length > home.length ? home.replace(/^(?!0)/, '0') : home;
  const [, area, number] = LANDLINE.exec(withArea) ?? [];
  if (area === undefined) return undefined;
  return [area, number, ...(extension === undefined ? [] : [extension])].join('-');
}

/** What a number by its form is: a landline stands in a home until somebody says otherwise. */
export const kindOfPhone = (phone: string): 'mobile' | 'home' =>
  phone.startsWith('0') ? 'home' : 'mobile';

/** Whether the text is a number as it is kept. */
export const isPhone = (text: string): boolean => canonicalPhone(text) === text;
