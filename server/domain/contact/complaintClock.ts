import { addDays, daysBetween } from '../time/calendar.ts';

/**
 * By when a complaint is answered: 15 days from receipt, 30 where the matter is complex, and 30
 * more with approval where it is especially so (Measures for Handling Consumer Complaints in
 * Banking and Insurance, 2020). Calendar days, the day of receipt excluded; holidays move nothing.
 */
export const COMPLAINT_TERMS = { days: 15, complex_days: 30, approved_days: 60 } as const;

/** Days before the last day on which those who answer are told of it; once more the day after. */
export const COMPLAINT_REMINDER_DAYS = [7, 3, 1, 0] as const;

export const complaintDueOn = (received_on: string): string =>
  addDays(received_on, COMPLAINT_TERMS.days);

/** The facts of a complaint that its clock runs on. */
export interface ComplaintTimes {
  received_on: string;
  extended_to: string | null;
  answered_on: string | null;
}

/** The last day to answer as it stands, extensions included. */
export const complaintDeadline = ({
  received_on,
  extended_to,
}: Pick<ComplaintTimes, 'received_on' | 'extended_to'>): string =>
  extended_to ?? complaintDueOn(received_on);

/** Days to the last day, negative once late; null once it is answered. */
export const complaintDaysLeft = (times: ComplaintTimes, today: string): number | null =>
  times.answered_on === null ? daysBetween(today, complaintDeadline(times)) : null;

/** The day the next extension leads to; null where both were used. */
export function nextExtension({
  received_on,
  extended_to,
}: Pick<ComplaintTimes, 'received_on' | 'extended_to'>): string | null {
  if (extended_to === null) return addDays(received_on, COMPLAINT_TERMS.complex_days);
  const last = addDays(received_on, COMPLAINT_TERMS.approved_days);
  return extended_to < last ? last : null;
}

export type ExtensionProblem = 'complaint_late' | 'complaint_longest' | 'extension_own';

/**
 * Why a person may not extend the time of a complaint on a day; null where they may. The second
 * extension is approved by somebody else than whoever made the first.
 */
export function extensionProblem(
  times: ComplaintTimes,
  extended_by: number | null,
  { id, today }: { id: number; today: string },
): ExtensionProblem | null {
  if (nextExtension(times) === null) return 'complaint_longest';
  if (today > complaintDeadline(times)) return 'complaint_late';
  return times.extended_to !== null && extended_by === id ? 'extension_own' : null;
}

/**
 * Whether a person has an interest in a complaint: it is about them, or about a contact they made
 * or took part in.
 */
export const hasInterest = (person: number, concerned: readonly (number | null)[]): boolean =>
  concerned.includes(person);
