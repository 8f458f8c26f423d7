import { addMonths } from '../time/calendar.ts';
import { deadlineOn, rollForward, WEEKENDS_ONLY, type WorkdayCalendar } from '../time/workdays.ts';
import { later } from './days.ts';
import { INTERRUPTION_RULES, isProceeding } from './interruptionRules.ts';
import {
  INTERRUPTION_KINDS,
  LIMITATION_TERM,
  SUSPENSION_MONTHS,
  type Interruption,
  type InterruptionEffect,
  type Limitation,
  type LimitationFacts,
  type PeriodTerm,
  type Suspension,
  type SuspensionEffect,
  type WeighedInterruption,
  type WeighedSuspension,
} from './limitationTypes.ts';

/**
 * The limitation of a debt due in installments: three years from the due date of the last one
 * (Civil Code arts. 188, 189), the start day excluded, a missing day made the month's end, a
 * weekend or holiday rolled forward (arts. 201 to 203). Debts whose two years under the former law
 * ran out before 2017-10-01 are not known here.
 */

interface Rules {
  term: PeriodTerm;
  calendar: WorkdayCalendar;
  suspensions: readonly Suspension[];
  as_of: string | undefined;
}
/** The period that runs: the day it counts from, and the infringement the maximum counts from. */
interface Running {
  base: string;
  infringed: string;
}
/** When a running period ends. */
interface Expiry {
  last_day: string;
  /** `last_day`, rolled forward to a workday. */
  on: string;
  /** The end of the maximum, not rolled forward. */
  cap_day: string | null;
  /** Each obstacle that made the end later, with the day the period then ended. */
  moved: ReadonlyMap<Suspension, string>;
  capped: boolean;
}

const proven = ({ evidence }: { evidence?: string | null }): boolean =>
  evidence === undefined || (evidence !== null && evidence.trim() !== '');
function expiryOf(
  { base, infringed }: Running,
  { term, calendar, suspensions, as_of }: Rules,
): Expiry {
  let last_day = addMonths(base, term.months);
  let on = rollForward(last_day, calendar);
  const moved = new Map<Suspension, string>();
  for (const obstacle of suspensions) {
    const { from } = obstacle;
    const to = obstacle.to ?? later(from, as_of ?? from);
    const until = addMonths(to, SUSPENSION_MONTHS);
    if (!proven(obstacle) || from > on || to < addMonths(on, -SUSPENSION_MONTHS) || until <= on)
      continue;
    last_day = until;
    on = rollForward(until, calendar);
    moved.set(obstacle, on);
  }
  const cap_day = term.maximum_months === null ? null : addMonths(infringed, term.maximum_months);
  const cap = cap_day === null || cap_day >= on ? null : rollForward(cap_day, calendar);
  if (cap_day !== null && cap !== null && cap < on)
    return { last_day: cap_day, on: cap, cap_day, moved, capped: true };
  return { last_day, on, cap_day, moved, capped: false };
}

/**
 * The day an interruption lets the period count from: the end of a proceeding, the last due date of
 * a plan, else its own day.
 */
function restartOf(row: Interruption): string {
  if (row.kind === 'plan') return later(row.on, row.last_due_on ?? row.on);
  return isProceeding(row.kind) ? later(row.on, row.ended_on ?? row.on) : row.on;
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
    return term.reaffirmable && INTERRUPTION_RULES[row.kind].consent && !barred
      ? 'reaffirmed'
      : 'too_late';
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

/**
 * Sorts interruptions by date, those of one day by kind and then by restart, so that the order of
 * entry does not matter.
 */
function byDate(a: Interruption, b: Interruption): number {
  const key = (row: Interruption) =>
    `${row.on} ${INTERRUPTION_KINDS.indexOf(row.kind)} ${restartOf(row)}`;
  const [first, second] = [key(a), key(b)];
  return Number(first > second) - Number(first < second);
}

const NEVER = '9999';
/**
 * Sorts obstacles by start; of those that began on one day the longer comes first and holds the
 * other.
 */
function byStart(a: Suspension, b: Suspension): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return (a.to ?? NEVER) > (b.to ?? NEVER) ? -1 : 1;
}

/** Says why an obstacle moved no period. */
function idleEffect(obstacle: Suspension, { on }: Expiry): SuspensionEffect {
  if (!proven(obstacle)) return 'no_evidence';
  return obstacle.from > on ? 'too_late' : 'no_effect';
}

/**
 * Counts a period with its interruptions and suspensions (Civil Code arts. 188, 192, 194, 195); by
 * default the limitation of a debt. Answers its last day and what each row did. All rows given
 * count: the caller leaves out those that came after the date asked about.
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
    for (const [obstacle, on] of expiry.moved)
      if (obstacle.from <= until) moved.set(obstacle, expiry.on < on ? expiry.on : on);
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
    (obstacle): WeighedSuspension<S> => ({
      ...obstacle,
      effect: moved.has(obstacle) ? 'suspends' : idleEffect(obstacle, expiry),
      expires_on: moved.get(obstacle) ?? null,
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
