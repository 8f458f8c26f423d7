/** The words of early warnings. */

/**
 * What the console looks for before a loan is late. Each goes by how loans are paid, what was
 * promised or by how people can be reached; none by who somebody is.
 */
export const WARNING_RULES = [
  'first_missed',
  'part_payments',
  'later_each_time',
  'late_habit',
  'promise_broken',
  'payment_returned',
  'number_invalid',
  'details_changed',
  'joint_exposure',
  'complaint_open',
] as const;
export type WarningRuleName = (typeof WARNING_RULES)[number];

export const WARNING_STATUSES = ['open', 'closed'] as const;

/** Who is to act: whoever has the loan in hand, or the supervisors. */
export const WARNING_OWNERS = ['holder', 'supervisor'] as const;
export type WarningOwner = (typeof WARNING_OWNERS)[number];

/** What a person did about a warning. */
export const WARNING_ANSWERS = [
  'contacted',
  'plan_offered',
  'restructure_asked',
  'hold',
  'false_alarm',
] as const;
export type WarningAnswer = (typeof WARNING_ANSWERS)[number];
/** How a warning ended; `resolved`: its cause went away by itself. */
export const WARNING_OUTCOMES = [...WARNING_ANSWERS, 'resolved'] as const;
export type WarningOutcome = (typeof WARNING_OUTCOMES)[number];

/** What made a cause go away. */
export const WARNING_ENDS = [
  'paid',
  'paid_in_time',
  'settled',
  'written_off',
  'replanned',
  'number_changed',
  'answered',
] as const;
export type WarningEnd = (typeof WARNING_ENDS)[number];

/** What of a borrower's record was changed. */
export const WATCHED_DETAILS = ['employer_name', 'company_name', 'address'] as const;
export type WatchedDetail = (typeof WATCHED_DETAILS)[number];
