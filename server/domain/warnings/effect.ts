import { daysBetween } from '../time/calendar.ts';
import { WARNING_RULES, type WarningRuleName } from './words.ts';

/** How well rules foresaw which loans came to be late. */

/** A warning, as far as it is measured. */
export interface Measured {
  readonly rule: WarningRuleName;
  readonly loan_id: number;
  readonly raised_on: string;
  /** How late the loan was already. */
  readonly days_late: number;
}
/** A loan that came to be so many days late. */
export interface CameLate {
  readonly loan_id: number;
  readonly late_on: string;
}
export interface Effect {
  readonly rule: WarningRuleName;
  readonly raised: number;
  /**
   * Those that can be told of: not as late already, and old enough. A young one that came true is
   * left out too, or each rule would look better the later it is asked about.
   */
  readonly judged: number;
  readonly came_true: number;
  /** Of the loans that came to be late, those this rule warned of before. */
  readonly foreseen: number;
  /** Days from the first such warning to the day, of half of them more. */
  readonly median_lead_days: number | null;
}

export function median(days: readonly number[]): number | null {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[middle - 1] ?? 0, sorted[middle]];
  if (above === undefined) return null;
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

interface Span {
  /** The days asked for. */
  readonly from: string;
  readonly to: string;
  /** The day up to which it is known what came. */
  readonly on: string;
  readonly late_days: number;
  readonly within_days: number;
}

/**
 * The effect of each rule over some days, by the days a lender measures with.
 *
 * @param warnings those raised from `within_days` before the first day on
 * @param lates those from the first day on
 */
export function effectsOf(
  warnings: readonly Measured[],
  lates: readonly CameLate[],
  span: Span,
): Effect[] {
  const ofLoan = new Map<number, CameLate[]>();
  for (const late of lates) ofLoan.set(late.loan_id, [...(ofLoan.get(late.loan_id) ?? []), late]);
  return WARNING_RULES.map((rule) =>
    effectOf(
      rule,
      warnings.filter((one) => one.rule === rule),
      ofLoan,
      span,
    ),
  );
}

function effectOf(
  rule: WarningRuleName,
  warnings: readonly Measured[],
  lates: ReadonlyMap<number, readonly CameLate[]>,
  { from, to, on, late_days, within_days }: Span,
): Effect {
  const leads = new Map<CameLate, number>();
  let [raised, judged, came_true] = [0, 0, 0];
  for (const { loan_id, raised_on, days_late } of warnings) {
    const met = (lates.get(loan_id) ?? []).filter(
      ({ late_on }) => late_on > raised_on && daysBetween(raised_on, late_on) <= within_days,
    );
    for (const late of met)
      if (late.late_on <= to)
        leads.set(late, Math.max(leads.get(late) ?? 0, daysBetween(raised_on, late.late_on)));
    if (raised_on < from || raised_on > to) continue;
    raised += 1;
    if (days_late >= late_days || daysBetween(raised_on, on) <= within_days) continue;
    judged += 1;
    if (met.length > 0) came_true += 1;
  }
  const median_lead_days = median([...leads.values()]);
  return { rule, raised, judged, came_true, foreseen: leads.size, median_lead_days };
}
