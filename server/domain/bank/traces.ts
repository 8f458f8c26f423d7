import { asLine, halfWidth, withoutUnseen } from '../input/writing.ts';

/** What the words of a bank's line may name: found by its writing alone, not yet looked up. */
export interface Traces {
  /** Ways to write a loan's number, as it may stand in the book. */
  readonly loanNos: readonly string[];
  readonly nationalIds: readonly string[];
  readonly phones: readonly string[];
  /** Parts that a name may be. */
  readonly names: readonly string[];
}

/** What is looked up of one line, at most: a remark is a sentence, not a list. */
const MOST_NUMBERS = 40;
const MOST_NAMES = 150;
const LONGEST_NUMBER = 40;
/** A run of Chinese signs in which names are looked for; a longer one is prose. */
const LONGEST_RUN = 24;

/** The number that this console gives a loan, without its dashes: DH2026000124. */
const COMPACT = /^([A-Z]{1,6})(\d{4})(\d{6})$/;
/** Dashes of every kind, and the strokes people put between the parts of a number. */
const DASHES = /[\p{Pd}\u2212_~]/gu;

const plain = (text: string): string =>
  halfWidth(withoutUnseen(text)).replace(DASHES, '-').toUpperCase();

/** Ways to write what may be a number: as it stands, its parts joined, with our dashes. */
function writings(parts: readonly string[]): string[] {
  const joined = parts.join('').replaceAll('-', '');
  const own = COMPACT.exec(joined);
  return [
    parts.join(' '),
    parts.join('-'),
    parts.join(''),
    ...(own === null ? [] : [own.slice(1).join('-')]),
  ].filter((text) => text.length >= 3 && text.length <= LONGEST_NUMBER && /\d/.test(text));
}

/** Every run of up to three neighbours that spaces or other signs hold apart. */
function loanNosOf(text: string): string[] {
  const tokens = text.match(/[A-Z0-9][A-Z0-9./-]*/g) ?? [];
  const clean = tokens.map((token) => token.replace(/[./-]+$/, ''));
  const found = clean.flatMap((_, at) =>
    [1, 2, 3].flatMap((length) =>
      at + length > clean.length ? [] : writings(clean.slice(at, at + length)),
    ),
  );
  return [...new Set(found)].slice(0, MOST_NUMBERS);
}

/** Digits in one piece or in groups, as people write long numbers. */
const digitRuns = (text: string): string[] =>
  (text.match(/\d(?:[ -]?[\dX])+/g) ?? []).map((run) => run.replace(/[ -]/g, ''));

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Parts of a run of Chinese signs that a name may be: two to four signs, or the run itself. */
function namesIn(run: string): string[] {
  const signs = Array.from(run);
  if (signs.length > LONGEST_RUN) return [];
  const parts = [4, 3, 2].flatMap((length) =>
    signs.flatMap((_, at) =>
      at + length > signs.length ? [] : [signs.slice(at, at + length).join('')],
    ),
  );
  return [run, ...parts];
}

/** A payer's name as borrowers' names are kept: without spaces between Chinese signs. */
export const asPayerName = (text: string): string =>
  asLine(halfWidth(withoutUnseen(text)))
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
    .replace(/[\u2022\u30FB\uFF0E]/g, '·');

/** Reads what a line's words may name. */
export function tracesOf(text: string): Traces {
  const read = plain(text);
  const runs = digitRuns(read);
  const han = asPayerName(text).match(/[\p{Script=Han}·]{2,}/gu) ?? [];
  return {
    loanNos: loanNosOf(read),
    nationalIds: unique(runs.filter((run) => /^[1-9]\d{16}[\dX]$/.test(run))),
    phones: unique(runs.filter((run) => /^1[3-9]\d{9}$/.test(run))),
    names: unique(han.flatMap(namesIn)).slice(0, MOST_NAMES),
  };
}

/** Names that are found, without those that are only a part of a longer one. */
export const wholeNames = (found: readonly string[]): string[] =>
  found.filter((name) => !found.some((other) => other !== name && other.includes(name)));

const HIDDEN = /\d{15,18}[\dXx]?|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{12,}(?!\d)/g;

/** A remark as it is shown: numbers of persons, phones and accounts without their middle. */
export const maskRemark = (text: string): string =>
  text.replace(HIDDEN, (digits) => `${digits.slice(0, 3)}****${digits.slice(-4)}`);

/** An account as it is shown: its last four signs. */
export const maskAccount = (account: string): string =>
  account.length < 8 ? '****' : `****${account.slice(-4)}`;
