import type { Lexicon } from '../../server/domain/notes/lexiconModel.ts';

type Entry = Lexicon['entries'][number];
export type Rule = Entry['rule'];
export type Severity = Entry['severity'];

/** An entry as it is edited: one term a line. */
export interface EntryForm {
  rule: Rule;
  severity: Severity;
  terms: string;
  unless: string;
}
export interface LexiconForm {
  entries: EntryForm[];
}

/** The most that the contract takes of an entry. */
const MOST = { entries: 200, terms: 500, unless: 200, letters: 100 } as const;

/** Lines of a text: trimmed, without empty ones and repeats. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export const lexiconFormOf = ({ entries }: Lexicon): LexiconForm => ({
  entries: entries.map(({ rule, severity, terms, unless = [] }) => ({
    rule,
    severity,
    terms: terms.join('\n'),
    unless: unless.join('\n'),
  })),
});

export const lexiconOf = ({ entries }: LexiconForm): Lexicon => ({
  entries: entries.map(({ rule, severity, terms, unless }) => {
    const exceptions = linesOf(unless);
    return {
      rule,
      severity,
      terms: linesOf(terms),
      ...(exceptions.length > 0 ? { unless: exceptions } : {}),
    };
  }),
});

/** The problem that keeps an entry from being sent, as a translation key. */
export function entryProblem({ terms, unless }: EntryForm): string | undefined {
  const [words, exceptions] = [linesOf(terms), linesOf(unless)];
  if (words.length === 0) return 'policies.lexicon.no_terms';
  if (words.length > MOST.terms || exceptions.length > MOST.unless)
    return 'policies.lexicon.too_many';
  return [...words, ...exceptions].some((word) => word.length > MOST.letters)
    ? 'policies.lexicon.too_long'
    : undefined;
}

export function lexiconProblem(entries: readonly EntryForm[] | undefined): string | undefined {
  if (!entries || entries.length === 0) return 'policies.lexicon.empty';
  return entries.length > MOST.entries
    ? 'policies.lexicon.too_many'
    : entries.map(entryProblem).find(Boolean);
}

/**
 * The words of one rule, with what stands beside each: how grave, and whether it is a word or an
 * exception.
 */
export interface WordOf {
  word: string;
  severity: Severity | null;
}

const keyOf = ({ word, severity }: WordOf) => `${severity ?? ''}/${word}`;

/** All words of a rule, each once; exceptions have no severity. */
export function wordsOf({ entries }: Lexicon, rule: Rule): WordOf[] {
  const words = entries
    .filter((entry) => entry.rule === rule)
    .flatMap(({ severity, terms, unless = [] }) => [
      ...terms.map((word): WordOf => ({ word, severity })),
      ...unless.map((word): WordOf => ({ word, severity: null })),
    ]);
  return [...new Map(words.map((word) => [keyOf(word), word])).values()];
}

/** Members of the first that the second does not have. */
export function missingIn(
  words: readonly WordOf[],
  others: readonly WordOf[],
): ReadonlySet<WordOf> {
  const known = new Set(others.map(keyOf));
  return new Set(words.filter((word) => !known.has(keyOf(word))));
}
