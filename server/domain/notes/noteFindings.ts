import { buildAutomaton, eachOccurrence, type Automaton } from './ahoCorasick.ts';
import { CLAUSE, PAUSE, readingOf, SENTENCE, SPACE, wordAt, type Reading } from './lexiconText.ts';

/**
 * Findings point a reviewer to a stretch of a note; whether conduct was forbidden the reviewer
 * decides.
 */

export const RULES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const;
export type Rule = (typeof RULES)[number];
const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Data. A term is a word, or parts joined by `…` that follow each other in one clause, at most GAP
 * tokens apart; `|` gives a part several words: `告诉|告知…欠款`, and brackets multiply: `(客户|他)(称|说)`. A
 * token is a Chinese character or a Latin word. `unless` makes a hit no finding where its context
 * stands: `X` at most NEAR tokens before it; `X…` before it and `…X` after it in the same clause;
 * `X,…` and `…,X` in the same sentence; `^X…` before it where `X` begins a clause; `X|Y…` for both
 * words. A context may run into the hit but must begin before it, or end after it. `!X` voids
 * contexts that overlap it: in `跟客户说` the words `客户说` do not make the borrower the speaker.
 */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
}
export interface LexiconEntry {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly terms: readonly string[];
  readonly unless?: readonly string[];
}

/**
 * `start` and `end` (exclusive) are UTF-16 offsets in the text as it was written; `term` is the
 * lexicon's term with the choices that stand there.
 */
export interface Finding {
  rule: Rule;
  start: number;
  end: number;
  severity: Severity;
  term: string;
}

/** Why a stretch is a finding, or is none. */
export interface Explanation extends Finding {
  text: string;
  /** The whole term of the lexicon. */
  source: string;
  /** The context that speaks for the note; null for a finding. */
  unless: string | null;
}

/** Distances, in tokens: between parts of a term, and between a hit and its contexts. */
const GAP = 8;
const NEAR = 1;
const CLAUSE_REACH = 14;
const SENTENCE_REACH = 28;
const CHOICES = 1000;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;

interface Span {
  word: number;
  start: number;
  end: number;
}
interface Context {
  context: string;
  order: number;
  word: number;
  first: boolean;
  after: boolean;
  reach: number;
  acrossClauses: boolean;
}
/** Contexts and the words that void them, by the number of their word in the automaton. */
interface Entry {
  rule: Rule;
  severity: Severity;
  contexts: Map<number, Context[]>;
  voids: ReadonlySet<number>;
}
/** `parts` are numbers: parts with the same choices are one. */
interface Term {
  source: string;
  entry: Entry;
  parts: readonly number[];
}
interface Compiled {
  automaton: Automaton;
  words: readonly string[];
  /** The parts in which a word is a choice, and the terms that begin with a part. */
  partsOf: ReadonlyMap<number, readonly number[]>;
  byFirst: ReadonlyMap<number, readonly Term[]>;
  /** Words of contexts and of what voids them. */
  tellers: ReadonlySet<number>;
}
/** By the number of a word or of a part. */
type Occurrences = ReadonlyMap<number, readonly Span[]>;

/** By what a lexicon says: the same one is read from its policy anew for each request. */
const COMPILED = new Map<string, Compiled>();
const COMPILED_KEPT = 8;
const KEYS = new WeakMap<Lexicon, string>();

function compiledOf(lexicon: Lexicon): Compiled {
  const key = KEYS.get(lexicon) ?? JSON.stringify(lexicon);
  KEYS.set(lexicon, key);
  const compiled = COMPILED.get(key) ?? compile(lexicon);
  if (COMPILED.size >= COMPILED_KEPT && !COMPILED.has(key)) COMPILED.clear();
  COMPILED.set(key, compiled);
  return compiled;
}

/**
 * The findings of a text in the order of their places, at most one of a rule in one place: of those
 * that overlap the longest, with the highest severity among them.
 */
export function findings(text: string, lexicon: Lexicon): Finding[] {
  return merged(hitsIn(text, lexicon).filter((hit) => hit.unless === null)).map(
    ({ rule, start, end, severity, term }) => ({ rule, start, end, severity, term }),
  );
}

/**
 * Every place where a term of the lexicon stands, those that are no finding included, for whoever
 * reviews a note or changes the lexicon.
 */
export function explain(text: string, lexicon: Lexicon): Explanation[] {
  const unique = new Map(
    hitsIn(text, lexicon).map((hit) => [`${hit.rule} ${hit.start} ${hit.end} ${hit.term}`, hit]),
  );
  return [...unique.values()].sort(byPlace);
}

const weight = (severity: Severity): number => SEVERITIES.indexOf(severity);

function byPlace(a: Finding, b: Finding): number {
  if (a.start !== b.start || a.end !== b.end) return a.start - b.start || a.end - b.end;
  const [left, right] = [`${a.rule} ${a.term}`, `${b.rule} ${b.term}`];
  return Number(left > right) - Number(left < right);
}

/** At most one of a rule in one place, in the order of their places. */
export function merged<T extends Finding>(hits: readonly T[]): T[] {
  const kept: T[] = [];
  for (const hit of hits.toSorted(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      weight(b.severity) - weight(a.severity) ||
      byPlace(a, b),
  )) {
    const longer = kept.find(
      (other) => other.rule === hit.rule && other.start < hit.end && hit.start < other.end,
    );
    if (longer === undefined) kept.push({ ...hit });
    else if (weight(hit.severity) > weight(longer.severity)) longer.severity = hit.severity;
  }
  return kept.sort(byPlace);
}

function hitsIn(text: string, lexicon: Lexicon): Explanation[] {
  const compiled = compiledOf(lexicon);
  const readings = PICTOGRAPH.test(text)
    ? [readingOf(text, false), readingOf(text, true)]
    : [readingOf(text, false)];
  return readings.flatMap((reading) => {
    const spans = occurrencesIn(reading, compiled);
    const places = placesOfParts(spans, compiled);
    const tellers = [...spans].filter(([word]) => compiled.tellers.has(word));
    const terms = [...places.keys()].flatMap(
      (part) =>
        compiled.byFirst.get(part)?.filter(({ parts }) => parts.every((one) => places.has(one))) ??
        [],
    );
    const told = new Map<Entry, readonly Told[]>();
    return terms.flatMap(({ source, entry, parts: wanted }) =>
      placesOf(wanted, places, reading.codes).map((parts): Explanation => {
        const contexts = told.get(entry) ?? contextsIn(entry, tellers, reading.codes);
        told.set(entry, contexts);
        const start = reading.from[parts[0]?.start ?? 0] ?? 0;
        const end = reading.to[(parts.at(-1)?.end ?? 1) - 1] ?? start;
        const unless =
          contexts.find((one) => stands(one.context, one.places, parts, reading.codes))?.context
            .context ?? null;
        return {
          rule: entry.rule,
          start,
          end,
          severity: entry.severity,
          term: parts.map(({ word }) => compiled.words[word]).join('…'),
          text: text.slice(start, end),
          source,
          unless,
        };
      }),
    );
  });
}

/** The list under a key, put there if it is missing. */
function listed<T>(lists: Map<number, T[]>, key: number): T[] {
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
  for (const [order, context] of speaking.flatMap((one) => contextsOf(one, numberOf)).entries())
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

function contextsOf(source: string, numberOf: (text: string) => number): Omit<Context, 'order'>[] {
  const [, first = '', left = '', choices = '', right = ''] =
    /^(\^)?(…,?)?(.*?)(,?…)?$/su.exec(source) ?? [];
  const acrossClauses = `${left}${right}`.includes(',');
  const reach = acrossClauses ? SENTENCE_REACH : `${left}${right}` === '' ? NEAR : CLAUSE_REACH;
  return choicesOf(choices).map((choice) => ({
    context: `${first}${left}${choice}${right}`,
    word: numberOf(choice),
    first: first !== '',
    after: left !== '',
    reach,
    acrossClauses,
  }));
}

/**
 * The places of each word of the lexicon, in their order. A word that begins or ends with a Latin
 * letter or a digit must begin or end there in the text as well.
 */
function occurrencesIn({ codes }: Reading, { automaton }: Compiled): Occurrences {
  const spans = new Map<number, Span[]>();
  eachOccurrence(automaton, codes, (word, start, end) => {
    if (
      (wordAt(codes, start) && wordAt(codes, start - 1)) ||
      (wordAt(codes, end - 1) && wordAt(codes, end))
    )
      return;
    listed(spans, word).push({ word, start, end });
  });
  return spans;
}

/**
 * The places of each part of a term that stands in the text, by their starts, of those that start
 * together the longer first.
 */
function placesOfParts(spans: Occurrences, { partsOf }: Compiled): Occurrences {
  const places = new Map<number, readonly Span[]>();
  const several = new Set<number>();
  for (const [word, found] of spans) {
    for (const part of partsOf.get(word) ?? []) {
      const known = places.get(part);
      places.set(part, known === undefined ? found : [...known, ...found]);
      if (known !== undefined) several.add(part);
    }
  }
  for (const part of several)
    places.set(
      part,
      (places.get(part) ?? []).toSorted((a, b) => a.start - b.start || b.end - a.end),
    );
  return places;
}

/**
 * Where all parts of a term follow each other: for each place of the first part the nearest of
 * every next one.
 */
function placesOf(
  [first = -1, ...rest]: readonly number[],
  places: Occurrences,
  codes: readonly number[],
): Span[][] {
  return (places.get(first) ?? []).flatMap((begin) => {
    const parts = [begin];
    for (const part of rest) {
      const end = parts.at(-1)?.end ?? 0;
      const found = places.get(part) ?? [];
      const next = found[firstIndex(found, (span) => span.start >= end)];
      if (next === undefined || !within(codes, end, next.start, GAP, false)) return [];
      parts.push(next);
    }
    return [parts];
  });
}

interface Told {
  context: Context;
  places: readonly Span[];
}

/**
 * Which contexts of an entry stand in the text and are not void there, in the order of the lexicon.
 */
function contextsIn(
  { contexts, voids }: Entry,
  tellers: readonly (readonly [number, readonly Span[]])[],
  codes: readonly number[],
): Told[] {
  const voided = tellers.filter(([word]) => voids.has(word)).flatMap(([, places]) => places);
  const valid = (context: Context, place: Span): boolean =>
    (!context.first || beginsClause(codes[place.start - 1])) &&
    !voided.some((other) => other.start < place.end && place.start < other.end);
  const told = tellers.flatMap(([word, places]) =>
    (contexts.get(word) ?? []).map((context) => ({
      context,
      places: places.filter((place) => valid(context, place)),
    })),
  );
  return told
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => a.context.order - b.context.order);
}

const beginsClause = (before: number | undefined): boolean =>
  before === undefined || before === CLAUSE || before === SENTENCE || before === PAUSE;

/**
 * Whether a context stands by a hit: before its first part or in one of its gaps, or after its last
 * part.
 */
function stands(
  { after, reach, acrossClauses }: Context,
  places: readonly Span[],
  parts: readonly Span[],
  codes: readonly number[],
): boolean {
  if (after) {
    const end = parts.at(-1)?.end ?? 0;
    const next = places[firstIndex(places, (span) => span.end > end)];
    return next !== undefined && within(codes, end, next.start, reach, acrossClauses);
  }
  return parts.some((part, index) => {
    const left = parts[index - 1]?.end ?? 0;
    const nearest = places[firstIndex(places, (span) => span.start >= part.start) - 1];
    return (
      nearest !== undefined &&
      nearest.start >= left &&
      within(codes, nearest.end, part.start, reach, acrossClauses)
    );
  });
}

/**
 * Whether at most `reach` tokens lie between two places, and no mark at which what was being said
 * is over.
 */
function within(
  codes: readonly number[],
  from: number,
  to: number,
  reach: number,
  acrossClauses: boolean,
): boolean {
  let tokens = 0;
  for (let at = from; at < to; at += 1) {
    const code = codes[at];
    if (code === SENTENCE || (code === CLAUSE && !acrossClauses)) return false;
    const continues = at > from && wordAt(codes, at) && wordAt(codes, at - 1);
    if (code !== SPACE && code !== CLAUSE && !continues) tokens += 1;
    if (tokens > reach) return false;
  }
  return true;
}

/** The index of the first place for which `holds`, as it must for all after it. */
function firstIndex(places: readonly Span[], holds: (span: Span) => boolean): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = places[middle];
    if (span !== undefined && holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
