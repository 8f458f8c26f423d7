import { eachOccurrence } from './ahoCorasick.ts';
import { listed, type Compiled } from './lexiconCompiler.ts';
import { CLAUSE, SENTENCE, SPACE, wordAt, type Reading } from './lexiconText.ts';

/** Where the words, the parts and the terms of a lexicon stand in a text. */

/** The most tokens between two parts of a term. */
const GAP = 8;

/** A place of a word, by indexes into the codes of a reading; `end` is exclusive. */
export interface Span {
  word: number;
  start: number;
  end: number;
}
/** Places by the number of a word or of a part. */
export type Occurrences = ReadonlyMap<number, readonly Span[]>;

/**
 * The places of each word of the lexicon, in their order. A word that begins or ends with a Latin
 * letter or a digit must begin or end there in the text as well.
 */
export function occurrencesIn({ codes }: Reading, { automaton }: Compiled): Occurrences {
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
export function placesOfParts(spans: Occurrences, { partsOf }: Compiled): Occurrences {
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
 * The places where all parts of a term follow each other: for each place of the first part the
 * nearest of every next one.
 */
export function placesOf(
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

/**
 * Whether at most `reach` tokens lie between two places, and no mark at which what was being said
 * is over.
 */
export function within(
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
export function firstIndex(places: readonly Span[], holds: (span: Span) => boolean): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = places[middle];
    if (span !== undefined && holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
