import { amount, capitalAmount, fill, longDate, oneLine } from '../../../documents/format.ts';
import type { Block, Signatory } from '../../../documents/model.ts';
import type { AgreementInput } from './model.ts';
import { TEXTS, type AgreementTexts } from './texts.ts';

/**
 * The words of an agreement, ready to be put together: blanks filled, articles numbered, clauses
 * that do not apply left out.
 */

export type ArticleKey =
  | 'debt'
  | 'terms'
  | 'plan'
  | 'cost'
  | 'breach'
  | 'contact'
  | 'guarantee'
  | 'data'
  | 'general';
type TextKey = Exclude<keyof AgreementTexts, 'vocabulary'>;

/** An agreement in the making: the input with the words of its language. */
export interface Draft {
  input: AgreementInput;
  texts: AgreementTexts;
  /** A text with its blanks filled; the frequent blanks are filled by themselves. */
  say: (key: TextKey, blanks?: Readonly<Record<string, string>>) => string;
  yuan: (minor: number) => string;
  date: (on: string) => string;
  articles: readonly ArticleKey[];
  /** The last day of the new plan, a settlement's deadline. */
  last_due_on: string;
}

/** A word of a closed vocabulary, or what was written instead of one. */
export const named = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value;

export function draftOf(input: AgreementInput): Draft {
  const texts = TEXTS[input.language];
  const articles: ArticleKey[] = [
    'debt',
    'terms',
    'plan',
    'cost',
    'breach',
    'contact',
    ...(input.guarantor === null ? [] : ['guarantee' as const]),
    'data',
    'general',
  ];
  const numbers = texts.article_numbers.split(',');
  const references = Object.fromEntries(
    articles.map((key, at) => [key, fill(texts.article_reference, { number: numbers[at] ?? '' })]),
  );
  const say: Draft['say'] = (key, blanks = {}) => fill(texts[key], { ...references, ...blanks });
  const yuan = (minor: number): string => fill(texts.yuan, { amount: amount(minor) });
  const { terms, after } = input.figures;
  const last_due_on = after.installments.reduce(
    (last, { due_on }) => (due_on > last ? due_on : last),
    terms.first_due_on,
  );
  return {
    input,
    texts,
    say,
    yuan,
    date: (on) => longDate(on, input.language),
    articles,
    last_due_on,
  };
}

/** An amount that matters most, in minor units: in Chinese it is written out as well. */
export const inWords = ({ say }: Draft, minor: number): string =>
  say('yuan_in_words', { amount: amount(minor), words: capitalAmount(minor) });

export type Clause = { text: string; strong?: boolean; leads?: boolean } | false;

/** The clauses of an article, numbered from `from`; those that do not apply fall away. */
export function clauses(article: number, list: readonly Clause[], from = 1): Block[] {
  const kept = list.filter((clause) => clause !== false);
  return kept.map((clause, at) => ({
    kind: 'paragraph',
    mark: `${article}.${at + from}`,
    ...clause,
  }));
}

export function signatoryOf(
  { texts, date }: Draft,
  role: string,
  name: string,
  sign: string,
  signed: string | null,
): Signatory {
  return {
    role,
    name: oneLine(name),
    sign,
    date_label: texts.sign_date,
    date: signed === null ? null : date(signed),
  };
}
