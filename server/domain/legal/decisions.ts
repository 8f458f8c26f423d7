import { addDays } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';
import { later } from './days.ts';
import { LEGAL_TERMS, type DecisionKind, type LegalTerms } from './legalTerms.ts';
import { limitationOf } from './limitation.ts';
import type { Interruption, Limitation, Suspension } from './limitationTypes.ts';

/** What a court's decision sets running: the appeal, its effect, the application to enforce it. */

/**
 * The last day to appeal a first-instance decision, from its service: 15 days for a judgment, 10
 * for a ruling (Civil Procedure Law art. 171).
 */
export function appealBy(
  kind: DecisionKind,
  served_on: string,
  calendar: WorkdayCalendar,
  { appeal }: LegalTerms = LEGAL_TERMS,
): Deadline {
  return deadlineOn(addDays(served_on, appeal.days[kind]), appeal, calendar);
}

export interface Decision {
  kind: DecisionKind;
  /** The day the decision was served on the lender. */
  served_on: string;
  /**
   * The day it was served on the last of the parties, where that is later: until then an appeal by
   * another party is open.
   */
  last_served_on?: string | null;
  /**
   * * Whether no appeal is possible: small claims (art. 165), second instance (art. 182), and a
   * mediation statement, which binds once signed for (art. 100).
   */
  final?: boolean;
  /** The day either party appealed. An appeal after the term does not count. */
  appealed_on?: string | null;
  /** The last day on which the debtor was to pay by it; the last one where it names several. */
  performance_ends_on?: string | null;
  /** The same in days from the day it took effect, that day excluded. */
  performance_days?: number | null;
  /** The day from which the court certified it to bind; the service then says nothing. */
  took_effect_on?: string | null;
}

/**
 * The day from which a decision binds: the day after the last appeal term ended unused (Civil
 * Procedure Law arts. 158, 171); of a final one its service. Null once appealed in time: the second
 * instance decides. A day that the court certified stands before all that.
 */
export function effectiveOn(
  decision: Decision,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): string | null {
  const { last_served_on, served_on, appealed_on } = decision;
  if (decision.took_effect_on) return decision.took_effect_on;
  const served = later(served_on, last_served_on ?? served_on);
  if (decision.final) return served;
  const { on } = appealBy(decision.kind, served, calendar, terms);
  return appealed_on && appealed_on <= on ? null : addDays(on, 1);
}

/**
 * The last day on which the debtor was to pay: as the decision names it, or so many days after it
 * took effect; where it names no time, the day it took effect (Fa Shi [2014] No. 8 art. 2; Civil
 * Procedure Law art. 250). Null while it does not bind.
 */
export function performedBy(
  decision: Decision,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): string | null {
  const effective = effectiveOn(decision, calendar, terms);
  if (effective === null) return null;
  const { performance_ends_on, performance_days } = decision;
  return performance_ends_on ?? addDays(effective, performance_days ?? 0);
}

export interface EnforcementFacts {
  /** The last day of the performance period, or without one the day the decision took effect. */
  starts_on: string;
  /**
   * Demands, consents, and a settlement in enforcement as a `plan` with its last due date (Fa Shi
   * [2018] No. 3 on such settlements, art. 10).
   */
  interruptions?: readonly Interruption[];
  suspensions?: readonly Suspension[];
  /** The day to which an obstacle that lasts is counted. */
  as_of?: string;
}

/**
 * The last day to apply for enforcement: 2 years, interrupted and suspended like the limitation
 * (Civil Procedure Law art. 250).
 */
export function enforcementApplicationBy(
  { starts_on, interruptions, suspensions, as_of }: EnforcementFacts,
  calendar: WorkdayCalendar,
  { enforcement_application }: LegalTerms = LEGAL_TERMS,
): Limitation {
  return limitationOf(
    {
      last_due_on: starts_on,
      ...(interruptions && { interruptions }),
      ...(suspensions && { suspensions }),
      ...(as_of && { as_of }),
    },
    calendar,
    enforcement_application,
  );
}
