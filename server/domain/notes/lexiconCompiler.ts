import { buildAutomaton, type Automaton } from './ahoCorasick.ts';
import type { Lexicon, Rule, Severity } from './lexiconModel.ts';
import { readingOf } from './lexiconText.ts';

/**
 * Makes a lexicon ready for searching: words numbered, terms by their first part, contexts by word.
 */

/** How far a context may stand from a hit, in tokens: beside it, in its clause, in its sentence. */
const NEAR = 1;
const CLAUSE_REACH = 14;
const SENTENCE_REACH = 28;
/** The most words that brackets may multiply a part to. */
const CHOICES = 1000;

export interface Context {
  context: string;
  order: number;
  word: number;
  first: boolean;
  after: boolean;
  reach: number;
  acrossClauses: boolean;
}
/** Contexts and the words that void them, by the number of their word in the automaton. */
export interface Entry {
  rule: Rule;
  severity: Severity;
  contexts: Map<number, Context[]>;
  voids: ReadonlySet<number>;
}
/** `parts` are numbers: parts with the same choices are one. */
export interface Term {
  source: string;
  entry: Entry;
  parts: readonly number[];
}
export interface Compiled {
  automaton: Automaton;
  words: readonly string[];
  /** The parts in which a word is a choice, and the terms that begin with a part. */
  partsOf: ReadonlyMap<number, readonly number[]>;
  byFirst: ReadonlyMap<number, readonly Term[]>;
  /** Words of contexts and of what voids them. */
  tellers: ReadonlySet<number>;
}
/**
 * Compiled lexicons by what they say: the same one is read from its policy anew for each request.
 */
const COMPILED = new Map<string, Compiled>();
const COMPILED_KEPT = 8;
const KEYS = new WeakMap<Lexicon, string>();

/** The lexicon made ready for searching. */
export function compiledOf(lexicon: Lexicon): Compiled {
  const key = KEYS.get(lexicon) ?? JSON.stringify(lexicon);
  KEYS.set(lexicon, key);
  const compiled = COMPILED.get(key) ?? compile(lexicon);
  if (COMPILED.size >= COMPILED_KEPT && !COMPILED.has(key)) COMPILED.clear();
  COMPILED.set(key, compiled);
  return compiled;
}

/** The list under a key, put there if it is missing. */
export function listed<T>(lists: Map<number, T[]>, key: number): T[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

function compile(lexicon: Lexicon): Compiled {
  const [byText, byCodes] = [new Map<string, number>(), new Map<string, number>()];
  const [words, codesOf]: [string[], number[][]] = [[], []];
  /** -1 for a text without a character that is read. */
  const numberOf = (text: string): number => {
    const seen = byText.get(text);
    if (seen !== undefined) return seen;
    const { codes } = readingOf(text, true);
    const number = codes.length === 0 ? -1 : (byCodes.get(codes.join()) ?? words.length);
    if (number === words.length) {
      words.push(text);
      codesOf.push(codes);
      byCodes.set(codes.join(), number);
    }
    byText.set(text, number);
    return number;
  };
  const [partsOf, byFirst, byChoices, tellers] = [
    new Map<number, number[]>(),
    new Map<number, Term[]>(),
    new Map<string, number>(),
    new Set<number>(),
  ];
  const partOf = (choices: readonly number[]): number => {
    const part = byChoices.get(choices.join()) ?? byChoices.size;
    if (part === byChoices.size)
      for (const word of new Set(choices)) listed(partsOf, word).push(part);
    byChoices.set(choices.join(), part);
    return part;
  };
  for (const { rule, severity, terms, unless = [] } of lexicon.entries) {
    const entry = entryOf(rule, severity, unless, numberOf);
    for (const word of [...entry.contexts.keys(), ...entry.voids]) tellers.add(word);
    for (const source of new Set(terms)) {
      const parts = source
        .split('…')
        .map((part) =>
          choicesOf(part)
            .map(numberOf)
            .filter((word) => word >= 0),
        )
        .filter((part) => part.length > 0)
        .map(partOf);
      if (parts[0] !== undefined) listed(byFirst, parts[0]).push({ source, entry, parts });
    }
  }
  return { automaton: buildAutomaton(codesOf), words, partsOf, byFirst, tellers };
}

function entryOf(
  rule: Rule,
  severity: Severity,
  unless: readonly string[],
  numberOf: (text: string) => number,
): Entry {
  const [voiding, speaking] = [
    unless.filter((context) => context.startsWith('!')),
    unless.filter((context) => !context.startsWith('!')),
  ];
  const entry = {
    rule,
    severity,
    contexts: new Map<number, Context[]>(),
    voids: new Set(voiding.flatMap((context) => choicesOf(context.slice(1)).map(numberOf))),
  };
  for (const [order, context] of speaking
    .flatMap((source) => contextsOf(source, numberOf))
    .entries())
    listed(entry.contexts, context.word).push({ ...context, order });
  return entry;
}

/** `(a|b)(c|d)` is `ac`, `ad`, `bc` and `bd`. Bounded, since brackets multiply. */
function choicesOf(part: string): string[] {
  const groups = part.match(/[^()]+/g)?.map((group) => group.split('|')) ?? [];
  return groups.reduce(
    (done, group) => done.flatMap((left) => group.map((right) => left + right)).slice(0, CHOICES),
    [''],
  );
}

/** How far a context may stand from a hit, in tokens, by the marks beside it. */
function reachOf(marks: string): number {
  if (marks === '') return NEAR;
  return marks.includes(',') ? SENTENCE_REACH : CLAUSE_REACH;
}

function contextsOf(source: string, numberOf: (text: string) => number): Omit<Context, 'order'>[] {
  const [, first = '', left = '', choices = '', right = ''] =
    /^(\^)?(…,?)?(.*?)(,?…)?$/su.exec(source) ?? [];
  const acrossClauses = `${left}${right}`.includes(',');
  const reach = reachOf(`${left}${right}`);
  return choicesOf(choices).map((choice) => ({
    context: `${first}${left}${choice}${right}`,
    word: numberOf(choice),
    first: first !== '',
    after: left !== '',
    reach,
    acrossClauses,
  }));
}
