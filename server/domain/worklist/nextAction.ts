import { ANSWERED } from '../contact/contactCounts.ts';
import type { ContactOutcome } from '../contact/contactRules.ts';
import { beijingDay, beijingMidnight } from '../time/beijing.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import type { CallAction, DeskAction, Rest, WorkRule } from './workRules.ts';

/** What is next with a debtor, from what they owe, promised and said. */

export interface Promise {
  on: string;
  /** Fen. */
  amount_minor: number;
  /** Open until the end of its tolerance. */
  status: 'open' | 'broken';
}

/** A debtor on a day, over all loans about which they may be called. Amounts in fen. */
export interface Debtor {
  due_now_minor: number;
  /** Of a plan, what falls due on the day. */
  plan_due_minor: number;
  days_past_due: number;
  promises: readonly Promise[];
  /** Instant of the last contact with anybody who answered. */
  spoken_at: string | null;
  /** Contacts of the day that nobody answered, with the last of them. */
  tries_today: number;
  last_try_at: string | null;
}

export interface CallNext {
  action: CallAction;
  amount_minor: number;
  /** The day the promise was for, or since when it is late. */
  since_on: string | null;
}

const latestBroken = (promises: readonly Promise[]): Promise | undefined =>
  promises
    .filter(({ status }) => status === 'broken')
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];

/**
 * The call that is next, or why there is none today: one whose promise is still to come is left
 * alone until its day, one who was spoken to for some days. Null: nothing is owed.
 */
export function nextCall(
  debtor: Debtor,
  rule: Pick<WorkRule, 'new_days' | 'quiet_days' | 'tries_per_day'>,
  today: string,
): CallNext | Rest | null {
  const { due_now_minor: due, days_past_due: days, promises, spoken_at } = debtor;
  const spoken_on = spoken_at === null ? null : beijingDay(spoken_at);
  const open = promises.filter(({ status }) => status === 'open');
  const standing = open.filter(({ on }) => on <= today);
  const first = open.map(({ on }) => on).toSorted()[0];
  if (spoken_on === today) return restUntil('spoken', addDays(today, rule.quiet_days));
  if (debtor.tries_today >= rule.tries_per_day) return restUntil('tried', addDays(today, 1));
  if (standing.length > 0)
    return {
      action: 'promise_today',
      amount_minor: standing.reduce((sum, { amount_minor }) => sum + amount_minor, 0),
      since_on: first ?? null,
    };
  if (due <= 0) return null;
  if (first !== undefined) return restUntil('promised', first);
  const broken = latestBroken(promises);
  if (broken !== undefined && (spoken_on === null || spoken_on <= broken.on))
    return { action: 'promise_broken', amount_minor: due, since_on: broken.on };
  const late_on = addDays(today, -days);
  if (days > 0 && days <= rule.new_days && (spoken_on === null || spoken_on <= late_on))
    return { action: 'newly_overdue', amount_minor: due, since_on: addDays(late_on, 1) };
  if (debtor.plan_due_minor > 0)
    return { action: 'plan_due', amount_minor: debtor.plan_due_minor, since_on: today };
  if (days <= 0) return null;
  if (spoken_on !== null && daysBetween(spoken_on, today) < rule.quiet_days)
    return restUntil('spoken', addDays(spoken_on, rule.quiet_days));
  return { action: 'not_spoken', amount_minor: due, since_on: spoken_on };
}

const restUntil = (why: Rest['why'], until_on: string): Rest => ({
  why,
  rule: null,
  until: null,
  until_on,
});

/** The earliest instant of the next try after one that nobody answered. */
export function retryFrom(
  { last_try_at }: Pick<Debtor, 'last_try_at'>,
  { retry_hours }: Pick<WorkRule, 'retry_hours'>,
  today: string,
): string {
  return last_try_at === null
    ? beijingMidnight(today)
    : new Date(Date.parse(last_try_at) + retry_hours * 3_600_000).toISOString();
}

/** Work at the desk with a last day. */
export interface DeskTask {
  action: DeskAction;
  on: string;
  /** The record it is done at; null: the loan. */
  record: { resource: 'legal_cases' | 'credit_repairs'; id: number } | null;
  loan_id: number | null;
  /** The kind of the legal deadline. */
  deadline_kind: string | null;
}

/** The most urgent task: by its day, and on one day in the order given. */
export const firstTask = <T extends DeskTask>(tasks: readonly T[]): T | undefined =>
  tasks.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))[0];

/** Whether a contact ended with somebody who answered. */
export const isAnswered = (outcome: ContactOutcome): boolean => ANSWERED.includes(outcome);
