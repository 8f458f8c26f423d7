import { contextsIn, stands, type StandingContext } from './contextPlaces.ts';
import { compiledOf, type Entry } from './lexiconCompiler.ts';
import {
  SEVERITIES,
  type Explanation,
  type Finding,
  type Lexicon,
  type Severity,
} from './lexiconModel.ts';
import { occurrencesIn, placesOf, placesOfParts } from './lexiconPlaces.ts';
import { readingOf } from './lexiconText.ts';

/** What a lexicon finds in a text. */

const PICTOGRAPH = /\p{Extended_Pictographic}/u;

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
 * Explains every place where a term of the lexicon stands, those that are no finding included, for
 * whoever reviews a note or changes the lexicon.
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

/** Hits with at most one of a rule in one place, in the order of their places. */
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
        compiled.byFirst
          .get(part)
          ?.filter(({ parts }) => parts.every((next) => places.has(next))) ?? [],
    );
    const standing = new Map<Entry, readonly StandingContext[]>();
    return terms.flatMap(({ source, entry, parts: wanted }) =>
      placesOf(wanted, places, reading.codes).map((parts): Explanation => {
        const contexts = standing.get(entry) ?? contextsIn(entry, tellers, reading.codes);
        standing.set(entry, contexts);
        const start = reading.from[parts[0]?.start ?? 0] ?? 0;
        const end = reading.to[(parts.at(-1)?.end ?? 1) - 1] ?? start;
        const unless =
          contexts.find(({ context, places: where }) =>
            stands(context, where, parts, reading.codes),
          )?.context.context ?? null;
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
