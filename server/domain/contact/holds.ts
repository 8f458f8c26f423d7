import { addDays, daysBetween } from '../time/calendar.ts';

/**
 * How long contact rests, and which part of it needs a second person. Days are `YYYY-MM-DD`,
 * first and last included.
 */

export interface Span {
  from: string;
  until: string;
}

/** Of a hold on a day; what waits for a supervisor may hold in part. */
export const HOLD_STATUSES = ['proposed', 'in_force', 'to_come', 'over'] as const;
type HoldStatus = (typeof HOLD_STATUSES)[number];

export interface PlacedHold {
  starts_on: string;
  ends_on: string;
  /**
   * The last day it holds by the word of whoever placed it; the day before the first where it needs
   * a supervisor from the start.
   */
  unapproved_until: string;
  /** The day from which all of it holds. */
  approved_on: string | null;
  lifted_on: string | null;
}

/**
 * `most` days by the word of one person; holds with a gap of less than `gap` days between them are
 * one.
 */
export interface HoldLimits {
  most: number;
  gap: number;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** The spans in order and without overlap; those that touch become one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = all.at(-1);
    if (last !== undefined && span.from <= addDays(last.until, 1))
      last.until = later(last.until, span.until);
    else all.push({ ...span });
  }
  return all;
}

/**
 * The days on which a hold held or will: what nobody had approved yet stays open, whoever approves
 * it later.
 */
export function heldSpans({
  starts_on,
  ends_on,
  unapproved_until,
  approved_on,
  lifted_on,
}: PlacedHold): Span[] {
  const last = lifted_on === null ? ends_on : earlier(ends_on, addDays(lifted_on, -1));
  const approved =
    approved_on === null ? [] : [{ from: later(starts_on, approved_on), until: last }];
  return joined(
    [{ from: starts_on, until: earlier(unapproved_until, last) }, ...approved].filter(
      ({ from, until }) => from <= until,
    ),
  );
}

/** Whether nobody has approved some of a hold yet, and it is not too late. */
export const awaitsApproval = (
  { ends_on, unapproved_until, approved_on, lifted_on }: PlacedHold,
  today: string,
): boolean =>
  unapproved_until < ends_on && approved_on === null && lifted_on === null && ends_on >= today;

/** How a hold stands on a day: what waits for a word comes first, though some of it may hold. */
export function holdStatus(hold: PlacedHold, today: string): HoldStatus {
  if (awaitsApproval(hold, today)) return 'proposed';
  const left = heldSpans(hold).filter(({ until }) => until >= today);
  if (left.some(({ from }) => from <= today)) return 'in_force';
  return left.length > 0 ? 'to_come' : 'over';
}

/**
 * The days of a hold that count where another is placed: one that may still be approved counts
 * whole, so that what adjoins it waits with it.
 */
export const countedSpans = (hold: PlacedHold, today: string): Span[] =>
  awaitsApproval(hold, today) ? [{ from: hold.starts_on, until: hold.ends_on }] : heldSpans(hold);

/** How many days are held in the chain that a span is part of; `gap` in days. */
export function chainDays(span: Span, others: readonly Span[], gap: number): number {
  const chain = { ...span };
  const members = new Set<Span>();
  const joins = (other: Span): boolean =>
    !members.has(other) &&
    daysBetween(chain.until, other.from) - 1 < gap &&
    daysBetween(other.until, chain.from) - 1 < gap;
  for (let next = others.find(joins); next !== undefined; next = others.find(joins)) {
    members.add(next);
    chain.from = earlier(chain.from, next.from);
    chain.until = later(chain.until, next.until);
  }
  return joined([span, ...members]).reduce(
    (days, { from, until }) => days + daysBetween(from, until) + 1,
    0,
  );
}

/**
 * The last day up to which one person's word is enough for a hold beside those there are; the day
 * before its first where it is not enough for any.
 */
export function unapprovedUntil(
  asked: Span,
  others: readonly Span[],
  { most, gap }: HoldLimits,
): string {
  let until = addDays(asked.from, -1);
  while (
    until < asked.until &&
    chainDays({ from: asked.from, until: addDays(until, 1) }, others, gap) <= most
  )
    until = addDays(until, 1);
  return until;
}
