/** What is asked about a contact: the rules, the facts, the question and the verdict. */

export const NOTE_CHANNELS = ['call', 'sms', 'app', 'letter', 'visit', 'agency'] as const;
export type ContactChannel = (typeof NOTE_CHANNELS)[number];
export const CONTACTED_PARTIES = ['borrower', 'guarantor', 'emergency_contact'] as const;
export type ContactedParty = (typeof CONTACTED_PARTIES)[number];
export const NOTE_OUTCOMES = [
  'connected',
  'no_answer',
  'invalid_number',
  'refused',
  'promised',
  'disputed',
  'message_left',
] as const;
export type ContactOutcome = (typeof NOTE_OUTCOMES)[number];

/** What one lender, regulator or standard asks; a rule that is left out does not count. */
export interface ContactRules {
  /** Local time of the debtor, `HH:MM`: from the first, before the second. */
  hours?: { from: string; until: string };
  /** Connected contacts a day per debtor. */
  connected_per_day?: number;
  /** Attempts a day that nobody answered, per number. */
  attempts_per_day?: number;
  /**
   * Emergency contacts are called only after an invalid number or so many failures in a row, and
   * never again after a refusal.
   */
  third_party_after_failures?: number;
  /** No collection contact while a signed plan is kept. */
  plan_freezes?: boolean;
  /** People who must go on a field visit. */
  visit_collectors?: number;
}

/** The rules of one text, with where they are from. */
export interface RuleSet {
  rules: ContactRules;
  source: string;
  article: string | null;
}

/** Rules that refuse a contact, gravest first. */
export const CONTACT_RULES = [
  'do_not_contact',
  'hold',
  'plan_kept',
  'number_refused',
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
  /** Which emergency contact or guarantor; null where the record does not say. */
  contact_id: number | null;
  /**
   * The numbers it may have gone to: more than one where the record does not say which, none where
   * they are not known.
   */
  numbers?: readonly string[];
  /** null: a reservation, which may yet become any outcome. */
  outcome: ContactOutcome | null;
  /** When a reservation frees itself. */
  reserved_until?: string;
  /**
   * The note that tells it. A note as it stands and each former revision of it are one contact,
   * read the strictest way.
   */
  note_id?: number;
  /**
   * It was about another debtor, and went to a number that is asked about now: it counts by the
   * number, and says nothing of who can be reached.
   */
  elsewhere?: boolean;
  /**
   * A message that was sent: it counts as a contact, and says nothing of whether the debtor can be
   * reached.
   */
  message?: boolean;
}

export interface Hold {
  starts_on: string;
  ends_on: string | null;
  do_not_contact: boolean;
}

export interface ContactFacts {
  /**
   * Contacts of the debtor over all their records and loans, channels, staff and agencies, and
   * those of other debtors that went to an asked number, in any order. Those later than the asked
   * instant are not seen.
   */
  contacts: readonly PastContact[];
  holds: readonly Hold[];
  plan_kept: boolean;
  /**
   * Those of the asked party who asked not to be called again: emergency contacts, and guarantors
   * who signed nothing.
   */
  refused_contacts: readonly number[];
  /** Those of the asked numbers whose owner asked not to be called on them, of whatever debtor. */
  refused_numbers?: readonly string[];
  /**
   * The debtor's zone by its IANA name; none: Beijing's. It decides the hours only: a day of counts
   * is Beijing's for everybody.
   */
  time_zone?: string | null;
}

export interface ContactAsk {
  /** Instant, ISO-8601 UTC. */
  at: string;
  channel: ContactChannel;
  contacted_party: ContactedParty;
  contact_id: number | null;
  /** The numbers it would go to. */
  numbers?: readonly string[];
  /** People who go on a visit. */
  collectors?: number;
  /** The number is somebody else's than the borrower's: whoever answers is a third party. */
  third_party_number?: boolean;
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

/** Why a contact is forbidden, and until when; `until` is null where no time is named. */
export interface Ban {
  rule: ContactRule;
  until: string | null;
  set: RuleSet | null;
}
