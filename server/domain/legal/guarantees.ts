import { addMonths } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';
import { LEGAL_TERMS, type LegalTerms } from './legalTerms.ts';

/** Until when a guarantor may be held to a guarantee. */

export interface Guarantee {
  /**
   * * When the debt falls due as the guarantor knows it: a plan the guarantor did not agree to in
   * writing leaves the period as it was (Civil Code art. 695).
   */
  due_on: string;
  /**
   * Months from the due date, or a last day. "Until all is paid" is not an agreed term (Fa Shi
   * [2020] No. 28 art. 32): null.
   */
  agreed: { months: number } | { until: string } | null;
  /**
   * Suit or arbitration against the debtor (ordinary guarantee), or a demand on the guarantor
   * (joint liability), in time: ends the period (Civil Code arts. 693, 694).
   */
  claimed_on?: string | null;
  form?: 'ordinary' | 'joint';
  /**
   * The day the limitation of the guarantor's own debt counts from, where it is not the claim: the
   * last demand on a joint guarantor; of an ordinary one the day the right to refuse ended.
   */
  limitation_from_on?: string | null;
  /** The id by which the caller knows the guarantee in a deadline. */
  ref?: number;
}

/**
 * The day the limitation of a guarantor's debt ends, once the guarantor was held to it in time:
 * three years from the demand on a joint guarantor, or from the day an ordinary one lost the right
 * to refuse (Civil Code arts. 694, 188). Null while nothing sets it running.
 */
export function guaranteeLimitation(
  guarantee: Guarantee,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): Deadline | null {
  if (!isClaimed(guarantee, guaranteeEndsOn(guarantee, calendar, terms).on)) return null;
  const { form, claimed_on = null, limitation_from_on = null } = guarantee;
  const from = limitation_from_on ?? (form === 'joint' ? claimed_on : null);
  if (from === null) return null;
  const { guarantee_limitation } = terms;
  return deadlineOn(addMonths(from, guarantee_limitation.months), guarantee_limitation, calendar);
}

/** The end of the agreed term; the due date where nothing was agreed. */
function agreedEnd(due_on: string, agreed: Guarantee['agreed']): string {
  if (agreed === null) return due_on;
  return 'months' in agreed ? addMonths(due_on, agreed.months) : agreed.until;
}

/**
 * The last day of a guarantee: as agreed, or 6 months from due where nothing was or where the
 * agreed term ends no later than the debt falls due. Nothing interrupts or suspends it (Civil Code
 * art. 692).
 */
export function guaranteeEndsOn(
  { due_on, agreed }: Guarantee,
  calendar: WorkdayCalendar,
  { guarantee_period }: LegalTerms = LEGAL_TERMS,
): Deadline {
  const agreed_end = agreedEnd(due_on, agreed);
  return deadlineOn(
    agreed_end > due_on ? agreed_end : addMonths(due_on, guarantee_period.months),
    guarantee_period,
    calendar,
  );
}

/**
 * Whether a claim ended the period: one made before the debt was due does not use it (Civil Code
 * arts. 692, 693).
 */
export const isClaimed = ({ due_on, claimed_on }: Guarantee, ends_on: string): boolean =>
  claimed_on != null && claimed_on >= due_on && claimed_on <= ends_on;
