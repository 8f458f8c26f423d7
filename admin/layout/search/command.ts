import { parseMoney } from '../../../server/domain/input/numbers.ts';
import { canonicalPhone } from '../../../server/domain/input/phone.ts';
import { halfWidth, withoutUnseen } from '../../../server/domain/input/writing.ts';
import type { Verb } from './verbs.ts';

/** What was typed, taken apart: `记还款 王伟 500`, `王伟 500 pay`. */
export interface Command {
  readonly verb: Verb | null;
  /** Whom or what it is about, as it is looked for. */
  readonly subject: string;
  /** In fen. */
  readonly amount: number | null;
  /** What stands where an amount belongs and is none. */
  readonly notAmount: string | null;
}

const HAN = /\p{Script=Han}/u;
/** How an amount begins; also one that cannot be read. */
const AMOUNT_LIKE = /^[-+\u2212]?\s*(?:[¥￥$]|RMB|CNY)?\s*[-+.]?\d/iu;
/** An amount in Chinese numerals, which are not read. */
const IN_WORDS = /^[零〇一二两三四五六七八九十百千万亿]{2,}[元圆块]?$/u;
/** Says of a number standing alone that it is money, not the end of a phone number. */
const MONEY_SIGN = /[¥￥元圆万亿]|RMB|CNY/iu;
const IDENTITY = /^\d{17}[\dX]$/iu;

/** A Chinese name and an amount written without a space: `王伟500`, `500元王伟`. */
const NAME_FIRST = /^(\p{Script=Han}[\p{Script=Han}·]*?)([-+\u2212]?[¥￥]?\.?\d.*)$/u;
const NAME_LAST =
  /^([¥￥]?\d[\d.,]*[万亿]?[元圆块]?)((?![元圆块万亿])\p{Script=Han}[\p{Script=Han}·]+)$/u;

const isAmountLike = (text: string): boolean => AMOUNT_LIKE.test(text) || IN_WORDS.test(text);
const isNumberOfPerson = (text: string): boolean =>
  canonicalPhone(text) !== undefined || IDENTITY.test(text);

const escaped = (word: string): string => word.replaceAll(/\s+/g, String.raw`\s+`);

/** Where a verb may stand: first, between spaces, or last behind a Chinese name or before money. */
const PLACES: readonly ((word: string) => RegExp)[] = [
  (word) =>
    new RegExp(String.raw`^()${word}${HAN.test(word) ? '' : String.raw`(?=\s|$)`}(.*)$`, 'iu'),
  (word) => new RegExp(String.raw`^(.*\s)${word}(?=\s|$)(.*)$`, 'iu'),
  (word) => new RegExp(String.raw`^(.*\p{Script=Han}.*)${word}(|\s*[-+\u2212¥￥.\d].*)$`, 'iu'),
];

/** The verb and what is left without it; the longest word that fits, wherever one stands first. */
function takeVerb(text: string, verbs: readonly Verb[]): { verb: Verb | null; rest: string } {
  const words = verbs
    .flatMap((verb) => verb.words.map((word) => ({ verb, word: escaped(word) })))
    .toSorted((one, other) => other.word.length - one.word.length);
  for (const [place, pattern] of PLACES.entries()) {
    for (const { verb, word } of words) {
      // Latin words do not lean on others.
      if (place === 2 && !HAN.test(word)) continue;
      const found = pattern(word).exec(text);
      if (found) return { verb, rest: `${found[1] ?? ''} ${found[2] ?? ''}`.trim() };
    }
  }
  return { verb: null, rest: text };
}

const apart = (token: string): string[] => {
  if (typeof parseMoney(token) === 'number') return [token];
  const [, ...parts] = NAME_FIRST.exec(token) ?? NAME_LAST.exec(token) ?? ['', token];
  return parts;
};

type Taken = Pick<Command, 'subject' | 'amount' | 'notAmount'>;

const isPayable = (text: string): boolean => !isNumberOfPerson(text) && (parseMoney(text) ?? 0) > 0;

/** A number that stands alone is whom it is about, unless it says that it is money. */
function takeAlone(token: string): Taken {
  if (!MONEY_SIGN.test(token) || !isAmountLike(token))
    return { subject: token, amount: null, notAmount: null };
  return isPayable(token)
    ? { subject: '', amount: parseMoney(token) ?? null, notAmount: null }
    : { subject: '', amount: null, notAmount: token };
}

/**
 * The amount at the end, else at the beginning; of several ways to cut it the longest, as in
 * `1 234.50`. Something is always left to be found.
 */
function takeAmount(rest: string): Taken {
  const tokens = rest === '' ? [] : rest.split(/\s+/).flatMap(apart);
  if (tokens.length < 2) return takeAlone(rest);
  const cuts = tokens.slice(1).map((_token, at) => at + 1);
  const joined = (from: number, to?: number) => tokens.slice(from, to).join(' ');
  const atEnd = cuts.find((cut) => isPayable(joined(cut)));
  if (atEnd !== undefined)
    return {
      subject: joined(0, atEnd),
      amount: parseMoney(joined(atEnd)) ?? null,
      notAmount: null,
    };
  const last = joined(tokens.length - 1);
  if (isAmountLike(last) && !isNumberOfPerson(last))
    return { subject: joined(0, tokens.length - 1), amount: null, notAmount: last };
  const atStart = cuts.findLast((cut) => isPayable(joined(0, cut)));
  if (atStart !== undefined)
    return {
      subject: joined(atStart),
      amount: parseMoney(joined(0, atStart)) ?? null,
      notAmount: null,
    };
  const first = joined(0, 1);
  return isAmountLike(first) && !isNumberOfPerson(first)
    ? { subject: joined(1), amount: null, notAmount: first }
    : { subject: rest, amount: null, notAmount: null };
}

/** Reads what was typed; only a verb among `verbs` is one. */
export function readCommand(typed: string, verbs: readonly Verb[]): Command {
  const text = withoutUnseen(typed).trim();
  const { verb, rest } = takeVerb(text, verbs);
  if (verb?.takesAmount) return { verb, ...takeAmount(halfWidth(rest)) };
  return { verb, subject: rest, amount: null, notAmount: null };
}

/** Verbs one of whose words begins with what was typed, and is not typed to its end. */
export function begunVerbs(typed: string, verbs: readonly Verb[]): readonly Verb[] {
  const begun = typed.trim().toLowerCase();
  if (begun === '') return [];
  return verbs.filter(({ words }) => words.some((word) => word.startsWith(begun)));
}
