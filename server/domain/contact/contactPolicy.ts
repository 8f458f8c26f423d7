import { addDays } from '../time/calendar.ts';
import { BEIJING, clockAt, instantAt } from '../time/timeZone.ts';
import { beijingDay, beijingMidnight } from '../time/beijing.ts';
import { overCount } from './contactCounts.ts';
import {
  CONTACT_RULES,
  type Ban,
  type ContactAsk,
  type ContactFacts,
  type ContactRule,
  type ContactVerdict,
  type RuleSet,
} from './contactRules.ts';
import { thirdParty } from './thirdParty.ts';

/**
 * Whether a debtor may be contacted, by the rule sets in force. Every rule set is asked and the
 * strictest wins, so adding one can only tighten (GB/T 45251—2025; China Banking Association
 * guideline of 2026-01-30).
 */

/** The ban of a time outside the permitted hours of the debtor's clock. */
function outsideHours(
  { at, channel }: ContactAsk,
  { time_zone }: ContactFacts,
  set: RuleSet,
): Ban | null {
  const { hours } = set.rules;
  // A letter is read when it is read.
  if (hours === undefined || channel === 'letter') return null;
  const zone = time_zone ?? BEIJING;
  const { on, time } = clockAt(at, zone);
  if (time >= `${hours.from}:00` && time < `${hours.until}:00`) return null;
  return {
    rule: 'hours',
    until: instantAt(time < `${hours.from}:00` ? on : addDays(on, 1), hours.from, zone),
    set,
  };
}

/** The ban of a hold that covers the day; null without one. */
function onHold(ask: ContactAsk, facts: ContactFacts): Ban | null {
  const on = beijingDay(ask.at);
  const held = facts.holds.filter(
    (hold) => hold.starts_on <= on && (hold.ends_on === null || hold.ends_on >= on),
  );
  if (held.length === 0) return null;
  const last = held.some((hold) => hold.ends_on === null)
    ? null
    : held.reduce(
        (latest, hold) => ((hold.ends_on ?? '') > latest ? (hold.ends_on ?? '') : latest),
        '',
      );
  return {
    rule: held.some((hold) => hold.do_not_contact) ? 'do_not_contact' : 'hold',
    until: last === null ? null : beijingMidnight(addDays(last, 1)),
    set: null,
  };
}

/** Channels that go to a number. */
const BY_NUMBER: readonly ContactAsk['channel'][] = ['call', 'sms', 'agency'];

/** The ban on a number on which its owner asked not to be called. */
function numberRefused({ channel, numbers = [] }: ContactAsk, facts: ContactFacts): Ban | null {
  const { refused_numbers = [] } = facts;
  return BY_NUMBER.includes(channel) && numbers.some((number) => refused_numbers.includes(number))
    ? { rule: 'number_refused', until: null, set: null }
    : null;
}

/** Everything that forbids a contact, gravest first. */
function bansOn(ask: ContactAsk, facts: ContactFacts, sets: readonly RuleSet[]): Ban[] {
  const found = [onHold(ask, facts), numberRefused(ask, facts)];
  for (const set of sets) {
    if (set.rules.plan_freezes === true && facts.plan_kept)
      found.push({ rule: 'plan_kept', until: null, set });
    if (
      ask.channel === 'visit' &&
      ask.collectors !== undefined &&
      ask.collectors < (set.rules.visit_collectors ?? 0)
    )
      found.push({ rule: 'visit_collectors', until: null, set });
    found.push(
      thirdParty(ask, facts, set),
      outsideHours(ask, facts, set),
      overCount(ask, facts, set),
    );
  }
  return found
    .filter((ban) => ban !== null)
    .sort((a, b) => CONTACT_RULES.indexOf(a.rule) - CONTACT_RULES.indexOf(b.rule));
}

/** More rounds than rules: each moves the time past one of them. */
const ROUNDS = 20;

/** The first instant at which nothing known now forbids it; null where time alone does not help. */
function nextAllowed(
  ask: ContactAsk,
  facts: ContactFacts,
  sets: readonly RuleSet[],
): string | null {
  let at = ask.at;
  for (let round = 0; round < ROUNDS; round += 1) {
    const against = bansOn({ ...ask, at }, facts, sets);
    if (against.length === 0) return at;
    const untils = against.map(({ until }) => until);
    if (untils.includes(null)) return null;
    const latest = untils.reduce<string>(
      (later, until) => (until !== null && until > later ? until : later),
      '',
    );
    if (latest <= at) return null;
    at = latest;
  }
  return null;
}

/** The verdict of all rule sets together; the gravest rule that refuses is named. */
export function contactVerdict(
  ask: ContactAsk,
  facts: ContactFacts,
  sets: readonly RuleSet[],
): ContactVerdict {
  const [first] = bansOn(ask, facts, sets);
  if (first === undefined)
    return { allowed: true, rule: null, source: null, article: null, next_allowed_at: null };
  return {
    allowed: false,
    rule: first.rule,
    source: first.set?.source ?? null,
    article: first.set?.article ?? null,
    next_allowed_at: nextAllowed(ask, facts, sets),
  };
}

/** Every rule a contact broke, each once, gravest first. */
export const violationsOf = (
  ask: ContactAsk,
  facts: ContactFacts,
  sets: readonly RuleSet[],
): { rule: ContactRule; source: string | null; article: string | null }[] => {
  const seen = new Set<ContactRule>();
  return bansOn(ask, facts, sets)
    .filter(({ rule }) => !seen.has(rule) && seen.add(rule))
    .map(({ rule, set }) => ({ rule, source: set?.source ?? null, article: set?.article ?? null }));
};
