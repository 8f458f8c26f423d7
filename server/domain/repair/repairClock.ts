import { addDays, addMonths, daysBetween, lastDayOfPreviousMonth } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';

/**
 * The clocks of the credit-repair queue (Regulation on the Administration of the Credit Reporting
 * Industry, 2013, arts. 15, 16, 25).
 */

const REGULATION = 'Regulation on the Administration of the Credit Reporting Industry';

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
  /** To the last day, 0 on it and negative after it; null once answered. */
  days_left: number | null;
  /** By which it is, or was answered, late. */
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
 * that day excluded (art. 16). Null while it goes on. Not rolled forward: the term protects the
 * person, and a holiday does not lengthen it. Nothing shortens it either, and nobody may sell that.
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
  /** Published by law, such as a list of the court: needs no notice. */
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

export interface OneOffRule {
  readonly source: string;
  readonly overdue_up_to_minor: number;
  readonly arisen_from: string;
  readonly arisen_until: string;
  /** On which the policy closed. */
  readonly repaid_until: string;
  /**
   * Repaid by the first date: hidden from the second on; repaid later: by the end of the next
   * month.
   */
  readonly early: { readonly repaid_until: string; readonly hidden_from: string };
}

/**
 * The People's Bank's one-off policy of 2025-12-22, automatic and free. Closed: a check of what the
 * credit register should show, never an application.
 */
export const ONE_OFF_2025: OneOffRule = {
  source: "People's Bank of China, notice on the one-off credit repair policy, 2025-12-22",
  overdue_up_to_minor: 1_000_000,
  arisen_from: '2020-01-01',
  arisen_until: '2025-12-31',
  repaid_until: '2026-03-31',
  early: { repaid_until: '2025-11-30', hidden_from: '2026-01-01' },
};

/**
 * One overdue item: the amount overdue, when it arose, and when it was repaid in full (null: it is
 * not).
 */
export interface OverdueItem {
  overdue_minor: number;
  arisen_on: string;
  repaid_on: string | null;
}
export type OneOffFailure = 'amount' | 'arisen' | 'repaid';

/** The conditions an item does not meet; none: it was covered. */
export function oneOffFailures(
  { overdue_minor, arisen_on, repaid_on }: OverdueItem,
  rule: OneOffRule = ONE_OFF_2025,
): OneOffFailure[] {
  return [
    ...(overdue_minor > 0 && overdue_minor <= rule.overdue_up_to_minor ? [] : ['amount' as const]),
    ...(arisen_on >= rule.arisen_from && arisen_on <= rule.arisen_until ? [] : ['arisen' as const]),
    ...(repaid_on !== null && repaid_on >= arisen_on && repaid_on <= rule.repaid_until
      ? []
      : ['repaid' as const]),
  ];
}

export const oneOffEligible = (item: OverdueItem, rule: OneOffRule = ONE_OFF_2025): boolean =>
  oneOffFailures(item, rule).length === 0;

/**
 * The day from which, at the latest, the register hides a covered item; null where it is not
 * covered. Repaid 2025-11-30: 2026-01-01; repaid 2026-03-31: 2026-04-30.
 */
export function oneOffHiddenBy(item: OverdueItem, rule: OneOffRule = ONE_OFF_2025): string | null {
  if (item.repaid_on === null || !oneOffEligible(item, rule)) return null;
  return item.repaid_on <= rule.early.repaid_until
    ? rule.early.hidden_from
    : lastDayOfPreviousMonth(addMonths(item.repaid_on, 2));
}
