/**
 * How long an SMS is, and in how many parts it is sent and paid for (3GPP TS 23.038 and 23.040): in
 * the alphabet of GSM 160 signs, or 153 in each of several parts; with any other sign, such as a
 * Chinese one, 70 or 67.
 */

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Signs of the extension, which take the place of two. */
const DOUBLE = '\f^{}\\[~]|€';

export interface Length {
  readonly encoding: 'gsm' | 'ucs2';
  /** Places that are taken: septets of GSM, or UTF-16 units. */
  readonly units: number;
  readonly parts: number;
  /** Places left in the last part. */
  readonly left: number;
}

/** Places of each sign that no part may cut in two. */
function widths(text: string): { encoding: Length['encoding']; signs: number[] } {
  const signs = Array.from(text);
  if (signs.every((sign) => GSM.includes(sign) || DOUBLE.includes(sign)))
    return { encoding: 'gsm', signs: signs.map((sign) => (DOUBLE.includes(sign) ? 2 : 1)) };
  return { encoding: 'ucs2', signs: signs.map((sign) => sign.length) };
}

const LIMITS = { gsm: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const;

/** The length of an SMS. */
export function smsLength(text: string): Length {
  const { encoding, signs } = widths(text);
  const units = signs.reduce((sum, width) => sum + width, 0);
  const { one, each } = LIMITS[encoding];
  if (units <= one) return { encoding, units, parts: 1, left: one - units };
  let [parts, used] = [1, 0];
  for (const width of signs) {
    if (used + width > each) [parts, used] = [parts + 1, 0];
    used += width;
  }
  return { encoding, units, parts, left: each - used };
}
