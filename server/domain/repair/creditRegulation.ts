import { addDays, addMonths, daysBetween } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';

/**
 * What the Regulation on the Administration of the Credit Reporting Industry of 2013 says of
 * objections (art. 25), of how long a record is kept (art. 16), and of notices (art. 15).
 */

export const REGULATION = 'Regulation on the Administration of the Credit Reporting Industry';

export interface RepairTerms {
  readonly objection: { readonly source: string; readonly article: string; readonly days: number };
  readonly record: { readonly source: string; readonly article: string; readonly months: number };
}

export const REPAIR_TERMS: RepairTerms = {
  objection: { source: REGULATION, article: '25', days: 20 },
  record: { source: REGULATION, article: '16', months: 60 },
};

export type ObjectionState = 'open' | 'overdue' | 'answered' | 'answered_late';

export interface ObjectionClock extends Deadline {
  state: ObjectionState;
  /** Days to the last day, 0 on it and negative after it; null once answered. */
  days_left: number | null;
  /** Days by which the answer is, or was, late. */
  days_overdue: number;
}

/**
 * The last day to answer an objection in writing: 20 calendar days from receipt, that day excluded
 * (art. 25), a weekend or holiday rolled forward (Civil Code arts. 201, 203).
 */
export function objectionDueBy(
  received_on: string,
  calendar: WorkdayCalendar,
  { objection }: RepairTerms = REPAIR_TERMS,
): Deadline {
  return deadlineOn(addDays(received_on, objection.days), objection, calendar);
}

/** How an objection stands on a date. An answer after that date is not seen. */
export function objectionClock(
  objection: { received_on: string; answered_on: string | null },
  as_of: string,
  calendar: WorkdayCalendar,
  terms: RepairTerms = REPAIR_TERMS,
): ObjectionClock {
  const due = objectionDueBy(objection.received_on, calendar, terms);
  const answered = objection.answered_on !== null && objection.answered_on <= as_of;
  const days_overdue = Math.max(
    0,
    daysBetween(due.on, answered && objection.answered_on !== null ? objection.answered_on : as_of),
  );
  if (answered)
    return {
      ...due,
      state: days_overdue > 0 ? 'answered_late' : 'answered',
      days_left: null,
      days_overdue,
    };
  return {
    ...due,
    state: days_overdue > 0 ? 'overdue' : 'open',
    days_left: daysBetween(as_of, due.on),
    days_overdue,
  };
}

export interface RecordTerm {
  source: string;
  article: string;
  last_kept_on: string;
  delete_from: string;
}

/**
 * How long a true record of bad behaviour is kept: 5 years from its end, the day the debt was paid,
 * that day excluded (art. 16). Null while the behaviour goes on. Not rolled forward: the term
 * protects the person, and a holiday does not lengthen it. Nothing shortens it either, and nobody
 * may sell that.
 */
export function recordTerm(
  ended_on: string | null,
  { record }: RepairTerms = REPAIR_TERMS,
): RecordTerm | null {
  if (ended_on === null) return null;
  const last_kept_on = addMonths(ended_on, record.months);
  return {
    source: record.source,
    article: record.article,
    last_kept_on,
    delete_from: addDays(last_kept_on, 1),
  };
}

export interface PreReportNotice {
  /** When the person was told that the record would be sent. */
  told_on: string | null;
  evidence: string | null;
  /** Whether law publishes the record, as with a court's list: it then needs no notice. */
  public_by_law?: boolean;
}

export type PreReportProblem = 'not_told' | 'no_evidence' | 'not_before';

/**
 * What forbids sending a negative record on a day, or null: the person must have been told before
 * (art. 15). Dates alone do not prove an order within one day, so the same day is not before.
 */
export function preReportProblem(
  { told_on, evidence, public_by_law }: PreReportNotice,
  reported_on: string,
): PreReportProblem | null {
  if (public_by_law) return null;
  if (told_on === null) return 'not_told';
  if (told_on >= reported_on) return 'not_before';
  return evidence === null || evidence.trim() === '' ? 'no_evidence' : null;
}
