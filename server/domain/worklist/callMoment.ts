import { contactVerdict } from '../contact/contactPolicy.ts';
import type { ContactAsk, ContactFacts, ContactRule, RuleSet } from '../contact/contactRules.ts';
import { beijingDay } from '../time/beijing.ts';
import { BEIJING, clockAt, instantAt } from '../time/timeZone.ts';

/** When a debtor may be called on a day. */

export type CallMoment = { at: string } | { rule: ContactRule; until: string | null };

/**
 * The first instant of the day, not before one, at which no rule forbids the call; else the gravest
 * rule and when it ends.
 */
export function callMoment(
  ask: ContactAsk,
  facts: ContactFacts,
  sets: readonly RuleSet[],
  not_before: string,
): CallMoment {
  const at = ask.at > not_before ? ask.at : not_before;
  const { rule, next_allowed_at: next } = contactVerdict({ ...ask, at }, facts, sets);
  if (rule === null) return { at };
  return next !== null && beijingDay(next) === beijingDay(ask.at)
    ? { at: next }
    : { rule, until: next };
}

/** When the permitted hours of an instant's day end by the debtor's clock; null without any. */
export function closesAt(
  at: string,
  time_zone: string | null | undefined,
  sets: readonly RuleSet[],
): string | null {
  const zone = time_zone ?? BEIJING;
  const [first] = sets.flatMap(({ rules }) => rules.hours?.until ?? []).toSorted();
  return first === undefined ? null : instantAt(clockAt(at, zone).on, first, zone);
}
