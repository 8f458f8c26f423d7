import { addMonths, lastDayOfPreviousMonth } from '../time/calendar.ts';

/** The one-off credit repair policy of 2025-12-22, which hid small overdue items repaid in time. */

export interface OneOffRule {
  readonly source: string;
  readonly overdue_up_to_minor: number;
  readonly arisen_from: string;
  readonly arisen_until: string;
  /** The last day to have repaid; then the policy closed. */
  readonly repaid_until: string;
  /**
   * An item repaid by the first date is hidden from the second on; one repaid later by the end of
   * the month after.
   */
  readonly early: { readonly repaid_until: string; readonly hidden_from: string };
}

/**
 * The People's Bank's one-off policy of 2025-12-22, automatic and free. Closed: a check of what the
 * credit register should show, never an application.
 */
export const ONE_OFF_2025: OneOffRule = {
  source: "People's Bank of China, notice on the one-off credit repair policy, 2025-12-22",
  overdue_up_to_minor: 1_000_000,
  arisen_from: '2020-01-01',
  arisen_until: '2025-12-31',
  repaid_until: '2026-03-31',
  early: { repaid_until: '2025-11-30', hidden_from: '2026-01-01' },
};

/**
 * One overdue item: the amount overdue, when it arose, and when it was repaid in full (null: it is
 * not).
 */
export interface OverdueItem {
  overdue_minor: number;
  arisen_on: string;
  repaid_on: string | null;
}

export type OneOffFailure = 'amount' | 'arisen' | 'repaid';

/** The conditions an overdue item does not meet; empty where the policy covered it. */
export function oneOffFailures(
  { overdue_minor, arisen_on, repaid_on }: OverdueItem,
  rule: OneOffRule = ONE_OFF_2025,
): OneOffFailure[] {
  return [
    ...(overdue_minor > 0 && overdue_minor <= rule.overdue_up_to_minor ? [] : ['amount' as const]),
    ...(arisen_on >= rule.arisen_from && arisen_on <= rule.arisen_until ? [] : ['arisen' as const]),
    ...(repaid_on !== null && repaid_on >= arisen_on && repaid_on <= rule.repaid_until
      ? []
      : ['repaid' as const]),
  ];
}

export const oneOffEligible = (item: OverdueItem, rule: OneOffRule = ONE_OFF_2025): boolean =>
  oneOffFailures(item, rule).length === 0;

/**
 * The day from which, at the latest, the register hides an overdue item; null where the policy does
 * not cover it. Repaid 2025-11-30: 2026-01-01; repaid 2026-03-31: 2026-04-30.
 */
export function oneOffHiddenBy(item: OverdueItem, rule: OneOffRule = ONE_OFF_2025): string | null {
  if (item.repaid_on === null || !oneOffEligible(item, rule)) return null;
  return item.repaid_on <= rule.early.repaid_until
    ? rule.early.hidden_from
    : lastDayOfPreviousMonth(addMonths(item.repaid_on, 2));
}
