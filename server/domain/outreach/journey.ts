import { daysBetween } from '../time/calendar.ts';

/** Which messages a loan gets by itself, and when. */

/** One message of a journey, so many days after a due date; before it where negative. */
export interface JourneyStep {
  readonly key: string;
  readonly days: number;
  /** Codes of templates, by order of preference: the next is tried where one cannot reach. */
  readonly templates: readonly string[];
}

export interface OutreachPolicy {
  /** As a text message signs, in 【】. */
  readonly signature: string;
  /** As texts name the lender. */
  readonly lender: string;
  readonly hotline: string;
  readonly opt_out_hint?: string | null | undefined;
  /** Price of one part of an SMS, in fen. */
  readonly price_minor: number;
  /** Beijing's time at which messages of a day are due, `HH:MM`. */
  readonly at: string;
  /** Days after its own on which a message that had to wait may still leave. */
  readonly valid_days: number;
  readonly steps: readonly JourneyStep[];
}

/** What is wrong with the steps of a journey; null where nothing is. */
export function stepsProblem(steps: readonly JourneyStep[]): 'keys' | 'days' | null {
  if (new Set(steps.map(({ key }) => key)).size < steps.length) return 'keys';
  return new Set(steps.map(({ days }) => days)).size < steps.length ? 'days' : null;
}

/** A loan that has come to a step: its due date, and whose it is. */
export interface Arrival {
  readonly loan_id: number;
  readonly borrower_id: number;
  readonly person: number;
  readonly step: JourneyStep;
  readonly anchor_on: string;
}

/** Arrivals of a day by person: one message each, of the latest step any of their loans came to. */
export function byPerson(
  arrivals: readonly Arrival[],
): { step: JourneyStep; arrivals: Arrival[] }[] {
  const people = new Map<number, Arrival[]>();
  for (const arrival of arrivals)
    people.set(arrival.person, [...(people.get(arrival.person) ?? []), arrival]);
  return [...people.values()].map((own) => {
    const sorted = own.toSorted((a, b) => b.step.days - a.step.days || a.loan_id - b.loan_id);
    const [first] = sorted;
    if (first === undefined) throw new Error('a person without an arrival');
    return { step: first.step, arrivals: sorted };
  });
}

/** What is known of a loan on the day of sending. */
export interface LoanToday {
  readonly status: string;
  readonly days_past_due: number;
  readonly due_on_day_minor: number;
  readonly next_due_on: string | null;
}

/**
 * Why a loan that came to a step is not written about any more; null where it still is. The due
 * date it was about must still be open, and before it must still be ahead.
 */
export function noLonger(
  loan: LoanToday | undefined,
  anchor_on: string,
  today: string,
): 'paid' | 'loan_closed' | null {
  if (loan?.status !== 'active') return 'loan_closed';
  const days = daysBetween(anchor_on, today);
  if (days > 0) return loan.days_past_due === days ? null : 'paid';
  if (days === 0) return loan.due_on_day_minor > 0 ? null : 'paid';
  return loan.next_due_on !== null && loan.next_due_on <= anchor_on ? null : 'paid';
}
