import { addDays, addMonths } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';
import { byDay } from './days.ts';
import {
  LEGAL_TERMS,
  type LegalTerms,
  type MeasureKind,
  type MeasurePurpose,
} from './legalTerms.ts';

/** How long a court's freeze or seizure holds, and by when it has to be followed by a suit. */

/**
 * The last day to sue (or go to arbitration) after a pre-suit preservation measure was taken; else
 * the court lifts it (Civil Procedure Law art. 104: 30 days).
 */
export function preservationSuitBy(
  taken_on: string,
  calendar: WorkdayCalendar,
  { preservation_suit }: LegalTerms = LEGAL_TERMS,
): Deadline {
  return deadlineOn(addDays(taken_on, preservation_suit.days), preservation_suit, calendar);
}

/**
 * The taking or renewal of a measure: its day, and the end the court's notice names, if it does.
 * Notices often name the day before the anniversary, and that one holds.
 */
export interface MeasureStep {
  on: string;
  until?: string | null;
}
export interface Measure extends MeasureStep {
  kind: MeasureKind;
  /** A step of enforcement unless said. */
  purpose?: MeasurePurpose;
  renewals?: readonly MeasureStep[];
  /** Taken before suit (art. 104). */
  pre_suit?: boolean;
  /** The day the complaint was handed in; null while it is not. */
  sued_on?: string | null;
  lifted_on?: string | null;
  /** The id by which the caller knows the measure in a deadline. */
  ref?: number;
}
export interface MeasureTerm extends Deadline {
  renewals: (MeasureStep & { renewed: boolean })[];
  /** It was taken before suit, and the suit did not come in time. */
  unsued: boolean;
}

/**
 * The day a pre-suit measure ended because the suit had not come by then; null where it came, or
 * may still come.
 */
function unsuedSince(
  { on, pre_suit, sued_on }: Measure,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms,
): Deadline | null {
  if (!pre_suit || sued_on === undefined) return null;
  const by = preservationSuitBy(on, calendar, terms);
  return (sued_on ?? as_of) > by.on && as_of > by.on ? by : null;
}

/**
 * The last day of a freeze or seizure, with each renewal and whether it counted: 1 year for
 * deposits, 2 for movables, 3 for real estate and other rights, each renewal counting from itself
 * (Fa Shi [2022] No. 11 art. 485). A renewal after that day renews nothing: the measure has lapsed,
 * and a new one stands behind those of other creditors. Never rolled forward: banks and registries
 * release on the day itself, working or not. A measure taken before suit ends with the days to sue
 * where, by `as_of`, they passed without a suit: the court lifts it (Civil Procedure Law art. 104).
 */
export function measureExpiresOn(
  measure: Measure,
  calendar: WorkdayCalendar,
  as_of = '',
  terms: LegalTerms = LEGAL_TERMS,
): MeasureTerm {
  const basis = terms.measure;
  const endOf = ({ on, until }: MeasureStep): string => {
    const longest = addMonths(on, basis.months[measure.kind]);
    return until && until < longest ? until : longest;
  };
  const unsued = unsuedSince(measure, as_of, calendar, terms);
  let on = endOf(measure);
  const renewals = [...(measure.renewals ?? [])].sort(byDay).map((step) => {
    const renewed = step.on <= on && (unsued === null || step.on <= unsued.on);
    // A notice may name less than what was left.
    if (renewed && endOf(step) > on) on = endOf(step);
    return { ...step, renewed };
  });
  if (unsued !== null && unsued.on < on) return { ...unsued, renewals, unsued: true };
  return {
    on,
    source: basis.source,
    article: basis.article,
    rolled: false,
    provisional: false,
    renewals,
    unsued: false,
  };
}

/**
 * The last day on which the application to renew a measure may reach the court: of a preservation 7
 * days before it ends (Fa Shi [2016] No. 22 art. 18), whoever comes later bears the loss; of a step
 * of enforcement, for which no such rule stands, and of one that nobody sued for, its last day.
 * Never rolled forward, as its end is not.
 */
export function renewMeasureBy(
  { purpose }: Pick<Measure, 'purpose'>,
  term: MeasureTerm,
  { preservation_renewal }: LegalTerms = LEGAL_TERMS,
): Deadline {
  const { on, source, article, rolled, provisional, unsued } = term;
  if (purpose !== 'preservation' || unsued) return { on, source, article, rolled, provisional };
  return {
    on: addDays(on, -preservation_renewal.days),
    source: preservation_renewal.source,
    article: preservation_renewal.article,
    rolled: false,
    provisional: false,
  };
}
