import { addDays, addMonths } from '../time/calendar.ts';
import { rollForward, type WorkdayCalendar } from '../time/workdays.ts';
import { REPAIR_OPEN, type RepairKind, type RepairStatus } from './repairCase.ts';

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

/** The last day to answer a request, and the law it stands on. */
export interface RepairDue {
  on: string;
  source: string;
  article: string | null;
  /** The workday after a last day on which nobody works: a note only, for nothing moves the day. */
  workday_on: string | null;
  /** That workday lies after the announced holidays. */
  provisional: boolean;
}

/**
 * The last day to answer in writing, so many calendar days from receipt, that day excluded (Civil
 * Code art. 201). It stays on a weekend or holiday: the term protects the person who waits.
 */
export function repairDueBy(
  received_on: string,
  days: number,
  basis: { source: string; article: string | null },
  calendar: WorkdayCalendar,
): RepairDue {
  const on = addDays(received_on, days);
  const workday_on = rollForward(on, calendar);
  return {
    on,
    source: basis.source,
    article: basis.article,
    workday_on: workday_on === on ? null : workday_on,
    provisional: workday_on > calendar.knownUntil,
  };
}

/** The last day to answer an objection in writing: 20 calendar days from receipt (art. 25). */
export const objectionDueBy = (
  received_on: string,
  calendar: WorkdayCalendar,
  { objection }: RepairTerms = REPAIR_TERMS,
): RepairDue => repairDueBy(received_on, objection.days, objection, calendar);

/**
 * Whether a record has to be marked as disputed: the first duty once an objection has come, before
 * anything is checked (Regulation art. 25 (2)).
 */
export const needsMark = ({
  kind,
  status,
  marked_on,
  forbidden,
}: {
  kind: RepairKind;
  status: RepairStatus;
  marked_on: string | null;
  forbidden: boolean;
}): boolean =>
  kind === 'objection' && marked_on === null && !forbidden && REPAIR_OPEN.includes(status);

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
