/** Text as it is compared in a search, stored and asked alike. */

/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Most names, which are as they are compared; the test is a tenth of the work. */
const FOLDED = /^[a-z0-9\u4e00-\u9fff]*$/;

/**
 * A text without what people leave out or write otherwise when they look for it: case, width,
 * accents, spaces, the dots of minority names, brackets and dashes of numbers. Letters and digits
 * remain.
 */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (sign) => PLAIN[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC');
}
