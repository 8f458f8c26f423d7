import type { Context, Entry } from './lexiconCompiler.ts';
import { firstIndex, within, type Span } from './lexiconPlaces.ts';
import { CLAUSE, PAUSE, SENTENCE } from './lexiconText.ts';

/** Whether a context that speaks for the note stands by a hit. */

/** A context of an entry, and where it stands in the text. */
export interface StandingContext {
  context: Context;
  places: readonly Span[];
}

/**
 * The contexts of an entry that stand in the text and are not void there, in the order of the
 * lexicon.
 */
export function contextsIn(
  { contexts, voids }: Entry,
  tellers: readonly (readonly [number, readonly Span[]])[],
  codes: readonly number[],
): StandingContext[] {
  const voided = tellers.filter(([word]) => voids.has(word)).flatMap(([, places]) => places);
  const valid = (context: Context, place: Span): boolean =>
    (!context.first || beginsClause(codes[place.start - 1])) &&
    !voided.some((other) => other.start < place.end && place.start < other.end);
  const standing = tellers.flatMap(([word, places]) =>
    (contexts.get(word) ?? []).map((context) => ({
      context,
      places: places.filter((place) => valid(context, place)),
    })),
  );
  return standing
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => a.context.order - b.context.order);
}

const beginsClause = (before: number | undefined): boolean =>
  before === undefined || before === CLAUSE || before === SENTENCE || before === PAUSE;

/**
 * Whether a context stands by a hit: before its first part or in one of its gaps, or after its last
 * part.
 */
export function stands(
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
