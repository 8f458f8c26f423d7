import { addMonths } from '../time/calendar.ts';
import {
  deadlineOn,
  rollForward,
  WEEKENDS_ONLY,
  type Deadline,
  type WorkdayCalendar,
} from '../time/workdays.ts';

/**
 * The limitation of a debt due in installments: three years from the due date of the last one
 * (Civil Code arts. 188, 189), the start day excluded, a missing day made the month's end, a
 * weekend or holiday rolled forward (arts. 201 to 203). Debts whose two years under the former law
 * ran out before 2017-10-01 are not known here.
 */

export const INTERRUPTION_KINDS = [
  'demand',
  'acknowledgement',
  'part_payment',
  'suit',
  'arbitration',
  'promise',
  'plan',
] as const;
export type InterruptionKind = (typeof INTERRUPTION_KINDS)[number];

export interface Interruption {
  kind: InterruptionKind;
  /** A demand: when it reached the debtor. A suit: when it was filed. */
  on: string;
  /** What proves it; without proof it is shown but does not count. */
  evidence: string | null;
  /**
   * Of a suit or arbitration: when the proceeding ended; the period starts anew from then. While it
   * is not known, from the filing.
   */
  ended_on?: string | null;
  /**
   * Of a plan: its last due date, which takes the place of the former one, also where it is
   * earlier.
   */
  last_due_on?: string | null;
}

/**
 * The obstacles of art. 194: force majeure; a debtor or creditor without legal representative; an
 * inheritance without known heirs; a creditor under another's control; others that keep from
 * claiming.
 */
export const SUSPENSION_KINDS = [
  'force_majeure',
  'no_representative',
  'no_heir',
  'controlled',
  'other',
] as const;
export type SuspensionKind = (typeof SUSPENSION_KINDS)[number];

/** An obstacle that kept the creditor from claiming. */
export interface Suspension {
  from: string;
  /** The day it was gone; null while it lasts. */
  to: string | null;
  /** What proves it; null: it is shown but does not count. */
  evidence?: string | null;
}

/**
 * `no_effect`: over before the last six months, or within another obstacle, or (one that lasts) not
 * yet there. `too_late`: it came after expiry.
 */
export type SuspensionEffect = 'suspends' | 'no_effect' | 'no_evidence' | 'too_late';

/** `expires_on` of one that suspends: when the period it fell into ended with it. */
export type WeighedSuspension<S extends Suspension = Suspension> = S & {
  effect: SuspensionEffect;
  expires_on: string | null;
};

/**
 * `restarts`: the period starts anew (art. 195). `reaffirmed`: the debtor consented again after
 * expiry, and gave up the defence (art. 192). `not_running`: before the period's start, or while a
 * proceeding held it. `too_late`: after expiry, by the creditor alone.
 */
export type InterruptionEffect =
  | 'restarts'
  | 'reaffirmed'
  | 'not_running'
  | 'no_evidence'
  | 'too_late';

export type WeighedInterruption<I extends Interruption = Interruption> = I & {
  effect: InterruptionEffect;
  /** Of the Civil Code; null where it has no effect. */
  effect_article: '192' | '195' | null;
  /** When the period ends with this row and those before it. */
  expires_on: string;
};

/** A period that interruptions start anew, as data. */
export interface PeriodTerm {
  readonly source: string;
  readonly article: string;
  readonly months: number;
  /** From the infringement; no interruption or suspension passes it. */
  readonly maximum_months: number | null;
  /** Whether the debtor's consent revives it after expiry. */
  readonly reaffirmable: boolean;
}

/** Art. 188: three years, and never more than twenty from the infringement. */
export const LIMITATION_TERM: PeriodTerm = {
  source: 'Civil Code',
  article: '188',
  months: 36,
  maximum_months: 240,
  reaffirmable: true,
};

/**
 * Art. 194: a suspended period ends six months after its cause at the earliest, and only its last
 * six months can be suspended.
 */
const SUSPENSION_MONTHS = 6;

export interface LimitationFacts<
  I extends Interruption = Interruption,
  S extends Suspension = Suspension,
> {
  /**
   * Of the last installment by the schedule first agreed, or of an acceleration the debtor accepts.
   */
  last_due_on: string;
  interruptions?: readonly I[];
  suspensions?: readonly S[];
  /**
   * The day to which an obstacle that lasts is counted, so that the period ends six months from
   * then at the earliest; without it only its first day counts.
   */
  as_of?: string;
  /**
   * When the right was infringed, from which the twenty years count; the last due date if not said.
   * A plan moves it to its own last due date.
   */
  infringed_on?: string;
}

export interface Limitation<
  I extends Interruption = Interruption,
  S extends Suspension = Suspension,
> extends Deadline {
  /** The day the period now counts from, itself excluded. */
  starts_on: string;
  /** All rows by date, each with what it did. */
  interruptions: WeighedInterruption<I>[];
  /** The same of obstacles. */
  suspensions: WeighedSuspension<S>[];
  suspended: boolean;
  /** The twenty years end it. */
  capped: boolean;
}

interface Rules {
  term: PeriodTerm;
  calendar: WorkdayCalendar;
  suspensions: readonly Suspension[];
  as_of: string | undefined;
}
interface Running {
  base: string;
  infringed: string;
}
/** `moved`: each obstacle that made it later, with the day it then ended. */
interface Expiry {
  last_day: string;
  on: string;
  cap_day: string | null;
  moved: ReadonlyMap<Suspension, string>;
  capped: boolean;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const proven = ({ evidence }: { evidence?: string | null }): boolean =>
  evidence === undefined || (evidence !== null && evidence.trim() !== '');
/**
 * What a debtor does. A part payment after expiry is taken as consent to the rest too, which a
 * court may see otherwise: let the debtor sign for the whole.
 */
const CONSENT: ReadonlySet<InterruptionKind> = new Set([
  'acknowledgement',
  'part_payment',
  'promise',
  'plan',
]);

function expiryOf(
  { base, infringed }: Running,
  { term, calendar, suspensions, as_of }: Rules,
): Expiry {
  let last_day = addMonths(base, term.months);
  let on = rollForward(last_day, calendar);
  const moved = new Map<Suspension, string>();
  for (const one of suspensions) {
    const to = one.to ?? later(one.from, as_of ?? one.from);
    const until = addMonths(to, SUSPENSION_MONTHS);
    if (!proven(one) || one.from > on || to < addMonths(on, -SUSPENSION_MONTHS) || until <= on)
      continue;
    last_day = until;
    on = rollForward(until, calendar);
    moved.set(one, on);
  }
  const cap_day = term.maximum_months === null ? null : addMonths(infringed, term.maximum_months);
  const cap = cap_day === null || cap_day >= on ? null : rollForward(cap_day, calendar);
  if (cap_day !== null && cap !== null && cap < on)
    return { last_day: cap_day, on: cap, cap_day, moved, capped: true };
  return { last_day, on, cap_day, moved, capped: false };
}

/**
 * From when a row lets the period count: the end of a proceeding, the last due date of a plan, else
 * its own day.
 */
function restartOf(row: Interruption): string {
  if (row.kind === 'plan') return later(row.on, row.last_due_on ?? row.on);
  return row.kind === 'suit' || row.kind === 'arbitration'
    ? later(row.on, row.ended_on ?? row.on)
    : row.on;
}

function effectOf(
  row: Interruption,
  running: Running,
  expiry: Expiry,
  { term, calendar }: Rules,
): InterruptionEffect {
  if (!proven(row)) return 'no_evidence';
  const newDue = row.kind === 'plan' && Boolean(row.last_due_on);
  if (row.on > expiry.on) {
    // A new plan is a new promise, which even the twenty years do not bar.
    const barred =
      expiry.cap_day !== null && row.on > rollForward(expiry.cap_day, calendar) && !newDue;
    return term.reaffirmable && CONSENT.has(row.kind) && !barred ? 'reaffirmed' : 'too_late';
  }
  return newDue || restartOf(row) >= running.base ? 'restarts' : 'not_running';
}

const ARTICLE: Record<InterruptionEffect, '192' | '195' | null> = {
  restarts: '195',
  reaffirmed: '192',
  not_running: null,
  no_evidence: null,
  too_late: null,
};

/** By date; on one day in an order of their own, so that the order of entry does not matter. */
const byDate = (a: Interruption, b: Interruption): number => {
  const key = (row: Interruption) =>
    `${row.on} ${INTERRUPTION_KINDS.indexOf(row.kind)} ${restartOf(row)}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
};

/** The longer first of those that began on one day: it holds the other. */
const byStart = (a: Suspension, b: Suspension): number =>
  a.from === b.from ? ((a.to ?? '9999') > (b.to ?? '9999') ? -1 : 1) : a.from < b.from ? -1 : 1;

/** Of one that moved no period: why. */
function idleEffect(one: Suspension, { on }: Expiry): SuspensionEffect {
  if (!proven(one)) return 'no_evidence';
  return one.from > on ? 'too_late' : 'no_effect';
}

/**
 * A period with its interruptions and suspensions; the limitation of a debt by default. Rows are
 * the facts as known: later ones than a date asked about are for the caller to leave out.
 */
export function limitationOf<I extends Interruption, S extends Suspension>(
  facts: LimitationFacts<I, S>,
  calendar: WorkdayCalendar,
  term: PeriodTerm = LIMITATION_TERM,
): Limitation<I, S> {
  const obstacles = [...(facts.suspensions ?? [])].sort(byStart);
  const rules: Rules = { term, calendar, suspensions: obstacles, as_of: facts.as_of };
  let running: Running = {
    base: facts.last_due_on,
    infringed: facts.infringed_on ?? facts.last_due_on,
  };
  let expiry = expiryOf(running, rules);
  const moved = new Map<Suspension, string>();
  // What came after a period had started anew was no obstacle to the former one.
  const keep = (until: string) => {
    for (const [one, on] of expiry.moved)
      if (one.from <= until) moved.set(one, expiry.on < on ? expiry.on : on);
  };
  const interruptions = [...(facts.interruptions ?? [])]
    .sort(byDate)
    .map((row): WeighedInterruption<I> => {
      const effect = effectOf(row, running, expiry, rules);
      if (effect === 'restarts' || effect === 'reaffirmed') {
        keep(row.on);
        const base = restartOf(row);
        running = {
          base,
          infringed: row.kind === 'plan' && row.last_due_on ? base : running.infringed,
        };
        expiry = expiryOf(running, rules);
      }
      return { ...row, effect, effect_article: ARTICLE[effect], expires_on: expiry.on };
    });
  keep(expiry.on);
  const suspensions = obstacles.map(
    (one): WeighedSuspension<S> => ({
      ...one,
      effect: moved.has(one) ? 'suspends' : idleEffect(one, expiry),
      expires_on: moved.get(one) ?? null,
    }),
  );
  return {
    ...deadlineOn(expiry.last_day, term, calendar),
    starts_on: running.base,
    interruptions,
    suspensions,
    suspended: expiry.moved.size > 0,
    capped: expiry.capped,
  };
}

/**
 * The last day of the limitation of a debt last due on a day, with no interruption: 2023-03-15 →
 * 2026-03-16. Without a calendar only weekends roll forward.
 */
export function limitationExpiresOn(
  last_due_on: string,
  calendar: WorkdayCalendar = WEEKENDS_ONLY,
): string {
  return limitationOf({ last_due_on }, calendar).on;
}
