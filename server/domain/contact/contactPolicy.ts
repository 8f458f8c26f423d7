import { addDays } from '../time/calendar.ts';
import { BEIJING, clockAt, instantAt } from '../time/timeZone.ts';

/**
 * Whether a debtor may be contacted, by the rule sets in force. Every rule set is asked and the
 * strictest wins, so adding one can only tighten. Counts are shared over channels, staff and
 * agencies and by Beijing calendar day: connected contacts by debtor, attempts and a third party's
 * refusal by number, whichever entry of the debtor names it (GB/T 45251-2025; China Banking
 * Association guideline of 2026-01-30).
 */

export type ContactChannel = 'call' | 'sms' | 'app' | 'letter' | 'visit' | 'agency';
export type ContactedParty = 'borrower' | 'guarantor' | 'emergency_contact';
export type ContactOutcome =
  | 'connected'
  | 'no_answer'
  | 'invalid_number'
  | 'refused'
  | 'promised'
  | 'disputed'
  | 'message_left';

/** What one lender, regulator or standard asks; a rule that is left out does not count. */
export interface ContactRules {
  /** Local time of the debtor, `HH:MM`: from the first, before the second. */
  hours?: { from: string; until: string };
  /** Connected contacts a day per debtor. */
  connected_per_day?: number;
  /** Attempts a day that nobody answered, per number. */
  attempts_per_day?: number;
  /**
   * Of emergency contacts: only after an invalid number or so many failures in a row, and never
   * again after a refusal.
   */
  third_party_after_failures?: number;
  /** No collection contact while a signed plan is kept. */
  plan_freezes?: boolean;
  /** People who must go on a field visit. */
  visit_collectors?: number;
}

export interface RuleSet {
  rules: ContactRules;
  source: string;
  article: string | null;
}

export const CONTACT_RULES = [
  'do_not_contact',
  'hold',
  'plan_kept',
  'third_party_refused',
  'third_party_not_lost',
  'hours',
  'connected_per_day',
  'attempts_per_day',
  'visit_collectors',
] as const;
export type ContactRule = (typeof CONTACT_RULES)[number];

/** A contact that happened, or a slot somebody holds for the minutes of a call. */
export interface PastContact {
  at: string;
  contacted_party: ContactedParty;
  /** Who of the emergency contacts and guarantors; null where the record does not say. */
  contact_id: number | null;
  /**
   * Those it may have gone to: more than one where the record does not say which. None: not known.
   */
  numbers?: readonly string[];
  /** null: a reservation, which may yet become any outcome. */
  outcome: ContactOutcome | null;
  /** Of a reservation: when it frees itself. */
  reserved_until?: string;
  /**
   * Of a note as it stands and of each former revision: they are one contact, read the strictest
   * way.
   */
  note_id?: number;
}

export interface Hold {
  starts_on: string;
  ends_on: string | null;
  do_not_contact: boolean;
}

export interface ContactFacts {
  /**
   * Of the debtor, over all loans, channels, staff and agencies; any order. Later ones than the
   * asked instant are not seen.
   */
  contacts: readonly PastContact[];
  holds: readonly Hold[];
  plan_kept: boolean;
  /**
   * Of the asked party, those who asked not to be called again: emergency contacts, and guarantors
   * who signed nothing.
   */
  refused_contacts: readonly number[];
  /**
   * Of the debtor, by its IANA name; none: Beijing's. It decides the hours only: a day of counts is
   * Beijing's for everybody.
   */
  time_zone?: string | null;
}

export interface ContactAsk {
  /** Instant, ISO-8601 UTC. */
  at: string;
  channel: ContactChannel;
  contacted_party: ContactedParty;
  contact_id: number | null;
  /** Those it would go to. */
  numbers?: readonly string[];
  /** People who go on a visit. */
  collectors?: number;
}

export interface ContactVerdict {
  allowed: boolean;
  rule: ContactRule | null;
  source: string | null;
  article: string | null;
  /**
   * The first instant at which nothing known now forbids it; null when time alone does not help.
   */
  next_allowed_at: string | null;
}

const BEIJING_MINUTES = 480;
const ANSWERED: readonly ContactOutcome[] = ['connected', 'promised', 'refused', 'disputed'];
const FAILED: readonly ContactOutcome[] = ['no_answer', 'invalid_number', 'message_left'];
const MINUTE = 60_000;

/**
 * The Beijing day of an instant, and its first moment; that zone has had no daylight saving since
 * 1991.
 */
const dayOf = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_MINUTES * MINUTE).toISOString().slice(0, 10);
const midnightOf = (on: string): string =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) - BEIJING_MINUTES * MINUTE).toISOString();

/** Why not, and from when; `until` null when no time is named. */
interface No {
  rule: ContactRule;
  until: string | null;
  set: RuleSet | null;
}

function outsideHours(
  { at, channel }: ContactAsk,
  { time_zone }: ContactFacts,
  set: RuleSet,
): No | null {
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

/**
 * The first moment of the next Beijing day, or sooner, when a slot that is only held frees itself.
 */
function afterCount(at: string, counted: readonly PastContact[], limit: number): string {
  const held = counted
    .filter((one) => one.outcome === null)
    .map((one) => one.reserved_until ?? at)
    .sort();
  const [free, midnight] = [held[counted.length - limit], midnightOf(addDays(dayOf(at), 1))];
  return free !== undefined && free < midnight ? free : midnight;
}

/** The versions of one note once. */
const eachNote = (contacts: readonly PastContact[]): PastContact[] => {
  const seen = new Set<number>();
  return contacts.filter(
    ({ note_id }) => note_id === undefined || (!seen.has(note_id) && seen.add(note_id)),
  );
};

/**
 * Whether a slot is held at an instant. One that was taken before midnight is of the day on which
 * the contact is made, and that is the one it still runs in.
 */
const runs = ({ at, reserved_until = '' }: PastContact, now: string): boolean =>
  at <= now && reserved_until > now;

/**
 * What a day holds, to be counted: whoever was reached, and whoever was not. A note that was edited
 * from one to the other is in both.
 */
export function countedOn(
  contacts: readonly PastContact[],
  at: string,
): { connected: PastContact[]; unanswered: PastContact[]; reserved: PastContact[] } {
  const day = contacts.filter((one) => dayOf(one.at) === dayOf(at));
  const of = (outcomes: readonly ContactOutcome[]) =>
    eachNote(day.filter(({ outcome }) => outcome !== null && outcomes.includes(outcome)));
  return {
    connected: of(ANSWERED),
    unanswered: of(FAILED),
    reserved: contacts.filter((one) => one.outcome === null && runs(one, at)),
  };
}

const sameNumber = ({ numbers = [] }: ContactAsk, one: PastContact): boolean =>
  one.numbers?.some((number) => numbers.includes(number)) ?? false;
const samePerson = (ask: ContactAsk, one: PastContact): boolean =>
  one.contacted_party === ask.contacted_party &&
  (ask.contact_id === null || one.contact_id === null || one.contact_id === ask.contact_id);

function overCount(ask: ContactAsk, facts: ContactFacts, set: RuleSet): No | null {
  const { connected_per_day, attempts_per_day } = set.rules;
  if (ask.channel === 'letter') return null;
  const known = facts.contacts.filter((one) => one.at <= ask.at);
  const today = countedOn(known, ask.at);
  const connected = [...today.connected, ...today.reserved];
  if (connected_per_day !== undefined && connected.length >= connected_per_day)
    return {
      rule: 'connected_per_day',
      until: afterCount(ask.at, connected, connected_per_day),
      set,
    };
  const tried = countedOn(
    known.filter((one) => samePerson(ask, one) || sameNumber(ask, one)),
    ask.at,
  );
  const attempts = [...tried.unanswered, ...tried.reserved];
  if (attempts_per_day !== undefined && attempts.length >= attempts_per_day)
    return { rule: 'attempts_per_day', until: afterCount(ask.at, attempts, attempts_per_day), set };
  return null;
}

/** What a visit needs beyond being allowed: people enough, and a yes at the door. */
export interface VisitNeed {
  rule: 'visit_collectors' | 'visit_consent';
  source: string;
  article: string | null;
  collectors?: number;
}

/** The needs of a visit that so many go on; empty for other channels. */
export function visitNeeds(
  { channel, collectors = 1 }: ContactAsk,
  sets: readonly RuleSet[],
  consent: Pick<VisitNeed, 'source' | 'article'>,
): VisitNeed[] {
  if (channel !== 'visit') return [];
  const strictest = sets.reduce<RuleSet | null>(
    (most, set) =>
      (set.rules.visit_collectors ?? 1) > (most?.rules.visit_collectors ?? 1) ? set : most,
    null,
  );
  const people = strictest?.rules.visit_collectors ?? 1;
  const two: VisitNeed[] =
    strictest === null || people <= collectors
      ? []
      : [
          {
            rule: 'visit_collectors',
            source: strictest.source,
            article: strictest.article,
            collectors: people,
          },
        ];
  return [...two, { rule: 'visit_consent', source: consent.source, article: consent.article }];
}

const latest = (contacts: readonly PastContact[]): string =>
  contacts.reduce((last, { at }) => (at > last ? at : last), '');

/**
 * Whether the borrower is out of reach: the last try met an invalid number, or so many failed since
 * anybody answered; of one instant the better outcome came last. A note failed only if it and each
 * former revision say so of the borrower, and then at the earliest time of them; what any revision
 * says of reaching them stands: no edit opens the way to others.
 */
function outOfReach(contacts: readonly PastContact[], failures: number): boolean {
  const told = contacts.filter(
    ({ contacted_party, outcome }) => contacted_party === 'borrower' && outcome !== null,
  );
  const answered = latest(
    told.filter(({ outcome }) => outcome !== null && ANSWERED.includes(outcome)),
  );
  const tried = latest(told.filter(({ outcome }) => outcome !== 'invalid_number'));
  const notes = new Map<number | PastContact, PastContact[]>();
  for (const one of contacts)
    if (one.outcome !== null)
      notes.set(one.note_id ?? one, [...(notes.get(one.note_id ?? one) ?? []), one]);
  const failed = [...notes.values()].filter((versions) =>
    versions.every(
      ({ contacted_party, outcome }) =>
        contacted_party === 'borrower' && outcome !== null && FAILED.includes(outcome),
    ),
  );
  const since = (versions: readonly PastContact[], at: string): boolean =>
    versions.every((one) => one.at > at);
  return (
    failed.some(
      (versions) =>
        since(versions, tried) && versions.every(({ outcome }) => outcome === 'invalid_number'),
    ) || failed.filter((versions) => since(versions, answered)).length >= failures
  );
}

/**
 * An emergency contact is no debtor: only when the borrower cannot be reached, and not against
 * their wish.
 */
function thirdParty(ask: ContactAsk, facts: ContactFacts, set: RuleSet): No | null {
  const failures = set.rules.third_party_after_failures;
  if (failures === undefined || ask.contacted_party === 'borrower') return null;
  const marked =
    ask.contact_id === null
      ? facts.refused_contacts.length > 0
      : facts.refused_contacts.includes(ask.contact_id);
  // A guarantor is a debtor; only one who is called so and signed nothing is not.
  if (ask.contacted_party === 'guarantor')
    return marked ? { rule: 'third_party_refused', until: null, set } : null;
  const refused = facts.contacts.some(
    (one) =>
      (samePerson(ask, one) || sameNumber(ask, one)) &&
      one.at <= ask.at &&
      one.contacted_party === 'emergency_contact' &&
      one.outcome === 'refused',
  );
  if (refused || marked) return { rule: 'third_party_refused', until: null, set };
  return outOfReach(
    facts.contacts.filter((one) => one.at <= ask.at),
    failures,
  )
    ? null
    : { rule: 'third_party_not_lost', until: null, set };
}

function onHold(ask: ContactAsk, facts: ContactFacts): No | null {
  const on = dayOf(ask.at);
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
    until: last === null ? null : midnightOf(addDays(last, 1)),
    set: null,
  };
}

function refusals(ask: ContactAsk, facts: ContactFacts, sets: readonly RuleSet[]): No[] {
  const found = [onHold(ask, facts)];
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
    .filter((one) => one !== null)
    .sort((a, b) => CONTACT_RULES.indexOf(a.rule) - CONTACT_RULES.indexOf(b.rule));
}

/** More rounds than rules: each moves the time past one of them. */
const ROUNDS = 20;

/** When nothing that is known now forbids it any more. */
function nextAllowed(
  ask: ContactAsk,
  facts: ContactFacts,
  sets: readonly RuleSet[],
): string | null {
  let at = ask.at;
  for (let round = 0; round < ROUNDS; round += 1) {
    const against = refusals({ ...ask, at }, facts, sets);
    if (against.length === 0) return at;
    const untils = against.map((one) => one.until);
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
  const [first] = refusals(ask, facts, sets);
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
  return refusals(ask, facts, sets)
    .filter(({ rule }) => !seen.has(rule) && seen.add(rule))
    .map(({ rule, set }) => ({ rule, source: set?.source ?? null, article: set?.article ?? null }));
};
