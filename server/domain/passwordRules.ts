/**
 * What no password may be: NIST SP 800-63B, section 3.1.1.2. Length counts, a list of common ones
 * and words of the place are refused, and no kinds of signs are asked for.
 */

export type PasswordFault = 'short' | 'repeated' | 'sequence' | 'own_name' | 'product' | 'common';

export interface PasswordContext {
  readonly leastLength: number;
  readonly username: string;
  readonly fullName: string;
  /** How common a text of small letters is: its place in a list of known ones, 0 the worst. */
  readonly rankOf: (text: string) => number | undefined;
}

/** What is left of a password beside a name or the product's, at least. */
const BESIDE_NAMES = 8;
/** So many signs that are foretold by the one before count as one. */
const SIGNS_A_RUN = 4;
/** Two words of the worst of the list, one after the other, are no better than one. */
const WORST = 1000;
const PRODUCT = ['daihou', '贷后', '代后'];

/** Neighbours on a keyboard, in either direction; letters and digits stand by their code. */
const ROWS = ['qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./', '1234567890-=', '!@#$%^&*()_+'];

/** A password as it is compared and kept: signs that look alike are one. */
export const normalPassword = (typed: string): string => typed.normalize('NFKC');

export const lengthOf = (password: string): number => Array.from(normalPassword(password)).length;

function isNext(before: string, sign: string): boolean {
  if (before === sign) return true;
  const step = (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  if (Math.abs(step) === 1) return true;
  return ROWS.some((row) => {
    const [from, to] = [row.indexOf(before), row.indexOf(sign)];
    return from >= 0 && to >= 0 && Math.abs(to - from) === 1;
  });
}

/** Whether most signs are foretold by the one before: 1234…, abcd…, qwer…, or back. */
function isSequence(signs: readonly string[]): boolean {
  const runs = signs.filter((sign, at) => !isNext(signs[at - 1] ?? '', sign)).length;
  return runs * SIGNS_A_RUN <= signs.length;
}

/** Whether one part, said twice or more often, is all there is. */
function isRepeated(signs: readonly string[]): boolean {
  for (let size = 1; size * 2 <= signs.length; size += 1)
    if (signs.every((sign, at) => sign === signs[at % size])) return true;
  return false;
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
/** Digits and signs at either end, by which a word is made long enough. */
const ENDS = /^[^\p{L}]+|[^\p{L}]+$/gu;

const without = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, '')), text);

function isCommon(text: string, rankOf: PasswordContext['rankOf']): boolean {
  const unmasked = Array.from(text, (sign) => LOOKALIKES[sign] ?? sign).join('');
  const forms = new Set([text, text.replace(ENDS, ''), unmasked, unmasked.replace(ENDS, '')]);
  const isWorst = (part: string) => (rankOf(part) ?? WORST) < WORST;
  for (const form of forms) {
    if (form === '') continue;
    if (rankOf(form) !== undefined) return true;
    for (let at = 4; at <= form.length - 4; at += 1)
      if (isWorst(form.slice(0, at)) && isWorst(form.slice(at))) return true;
  }
  return false;
}

/** Why this cannot be a password; null where it can. */
export function passwordFault(password: string, context: PasswordContext): PasswordFault | null {
  const text = normalPassword(password).toLowerCase();
  const signs = Array.from(text);
  if (signs.length < context.leastLength) return 'short';
  if (isRepeated(signs)) return 'repeated';
  if (isSequence(signs)) return 'sequence';
  const isLittle = (words: readonly string[]) => {
    const rest = without(text, words);
    return rest !== text && rest.replace(ENDS, '').length < BESIDE_NAMES;
  };
  const names = [context.username, context.fullName].map((name) => name.toLowerCase());
  if (isLittle(names.filter((name) => Array.from(name).length > 1))) return 'own_name';
  if (isLittle(PRODUCT)) return 'product';
  return isCommon(text, context.rankOf) ? 'common' : null;
}
