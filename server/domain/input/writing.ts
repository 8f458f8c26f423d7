/**
 * Text as it comes from keyboards, clipboards, spreadsheets and other programs, and as it is kept.
 *
 * In what people read as words (names, courts, notes) nothing that may carry meaning is taken away
 * in silence: a sign nobody sees is refused in one line and dropped from longer text, where it is
 * only ever left over from copying. In what is only writing (numbers, dates, keys) it is dropped.
 */

/** Signs that are drawn as nothing, but for the variation selectors of rare Chinese characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
/** Formats of the text around them. The joiner between two pictures makes one picture of them. */
const FORMATS = new RegExp(
  `(?<!\\p{Extended_Pictographic}\\uFE0F?)\\u200D|(?![\\u200D\\p{Cc}])(?:${UNSEEN.source})`,
  'gu',
);
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u;
const BREAKS = /\r\n|[\v\f\r\u0085\u2028\u2029]/gu;
/** What a reader puts where bytes made no sign, halves of a pair, and what no text may hold. */
const BROKEN = /[\uFFFD\p{Cs}\p{Noncharacter_Code_Point}]/u;
const SPACES = /\p{Zs}/gu;
const NOTHING_SEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u;

/** Whether nothing can be seen of a text. */
export const isBlank = (text: string): boolean => NOTHING_SEEN.test(text);

/** A text without the signs nobody sees. */
export const withoutUnseen = (text: string): string => text.replace(ALL_UNSEEN, '');

/** Signs of full width as those of half width: `１２，３` is `12,3`. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ');

/** One line of words as it is kept: composed (NFC), every space the same, none at its ends. */
export const asLine = (text: string): string =>
  isBlank(text) ? '' : text.normalize('NFC').replace(SPACES, ' ').trim();

/** Words over several lines as they are kept: composed, lines ended alike, no formats. */
export const asProse = (text: string): string =>
  isBlank(text) ? '' : text.normalize('NFC').replace(BREAKS, '\n').replace(FORMATS, '').trim();

/**
 * A key of another system as it is kept: keys that look the same are the same. Punctuation keeps
 * its width, as court and contract numbers are written with it.
 */
export const asKey = (text: string): string =>
  asLine(text)
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, halfWidth)
    .replace(ALL_UNSEEN, (sign) => (LINE_BREAK.test(sign) || sign === '\t' ? sign : ''));

/** Why a text cannot be kept, and the sign it is for, as Unicode writes it: `U+200B`. */
export interface Flaw {
  readonly key: 'broken_sign' | 'line_break' | 'tab' | 'unseen_sign';
  readonly sign: string;
  /** Where it stands: after so many signs. */
  readonly after: number;
}

function flaw(key: Flaw['key'], text: string, pattern: RegExp): Flaw | undefined {
  const at = text.search(pattern);
  if (at < 0) return undefined;
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { key, sign: `U+${code}`, after: Array.from(text.slice(0, at)).length };
}

/** What keeps a text from being one line; undefined where nothing does. */
export const flawOfLine = (text: string): Flaw | undefined =>
  flaw('broken_sign', text, BROKEN) ??
  flaw('line_break', text, LINE_BREAK) ??
  flaw('tab', text, /\t/u) ??
  flaw('unseen_sign', text, UNSEEN);

/** What keeps a text from being kept as words over several lines; undefined where nothing does. */
export const flawOfProse = (text: string): Flaw | undefined =>
  flaw('broken_sign', text, BROKEN) ?? flaw('unseen_sign', text, /(?![\n\t])\p{Cc}/u);
