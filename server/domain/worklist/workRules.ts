import type { ContactOutcome, ContactRule } from '../contact/contactRules.ts';

/** The words of a person's day: what can be next with a debtor, and why somebody is left alone. */

/** What is next and is a call to the debtor. */
export const CALL_ACTIONS = [
  'promise_today',
  'promise_broken',
  'newly_overdue',
  'plan_due',
  'not_spoken',
] as const;
/** What is next and is done at the desk, whoever may be called. */
export const DESK_ACTIONS = ['legal_deadline', 'limitation', 'repair'] as const;
export const WORK_ACTIONS = [...CALL_ACTIONS, ...DESK_ACTIONS] as const;
export type CallAction = (typeof CALL_ACTIONS)[number];
export type DeskAction = (typeof DESK_ACTIONS)[number];
export type WorkAction = (typeof WORK_ACTIONS)[number];

export const isCall = (action: WorkAction): action is CallAction =>
  (CALL_ACTIONS as readonly string[]).includes(action);

/**
 * Why somebody who owes is not among those to call: a rule of contact forbids it, a complaint is
 * open, a colleague is on it, they promised a later day, were spoken to or tried enough, or were
 * put off.
 */
export const REST_REASONS = [
  'rule',
  'complaint',
  'taken',
  'promised',
  'spoken',
  'tried',
  'snoozed',
] as const;
export type RestReason = (typeof REST_REASONS)[number];

/**
 * How the day is ordered: what a contact is expected to bring, and when a debtor is next again.
 * Shares are basis points, amounts fen.
 */
export interface WorkRule {
  /** The share of contacts that bring the money, by what the call is about. */
  promise_today_bps: number;
  promise_broken_bps: number;
  newly_overdue_bps: number;
  plan_due_bps: number;
  not_spoken_bps: number;
  /** What is left of it after a last contact that was refused or disputed, not answered, lost. */
  refused_bps: number;
  unanswered_bps: number;
  invalid_number_bps: number;
  /** The delay in days at which a contact brings half of what it brings on the first day. */
  half_days: number;
  /** More than this of a debt, in fen, makes a call no more urgent. */
  cap_minor: number;
  /** A limitation with so many days left weighs by this share; over 10,000 it weighs more. */
  limitation_days: number;
  limitation_bps: number;
  /** What is left of the worth of a call that may be made only later in the day. */
  later_bps: number;
  /** Up to so many days late a loan is newly overdue. */
  new_days: number;
  /** Days after which a debtor who was spoken to is next again. */
  quiet_days: number;
  /** Deadlines and repairs with so many days left come before every call. */
  urgent_days: number;
  /** Those with so many days left are listed. */
  task_days: number;
  /** Hours between two tries of one day, and how many there are. */
  retry_hours: number;
  tries_per_day: number;
  /** How many days somebody can be put off. */
  snooze_days: number;
}

/** A figure that made the order, as it is shown. */
export type Factor =
  | { kind: 'amount'; amount_minor: number; counted_minor: number }
  | { kind: 'action'; action: CallAction; bps: number }
  | { kind: 'days'; days: number; bps: number }
  | { kind: 'last'; outcome: ContactOutcome; bps: number }
  | { kind: 'limitation'; days: number; bps: number }
  | { kind: 'later'; bps: number };

/** Why somebody is left alone, and from when they are next again; null where no time is known. */
export interface Rest {
  why: RestReason;
  rule: ContactRule | null;
  /** Instant; null also where it is a day. */
  until: string | null;
  until_on: string | null;
}
