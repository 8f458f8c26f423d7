import type { OpenAmounts } from '../../../server/contract/resources/adjustments.ts';

/**
 * Components in the order a waiver takes them: what being late cost, before what the loan costs.
 */
export const WAIVED_FIRST = ['penalty', 'compound_interest', 'cost', 'interest'] as const;
export type Waivable = (typeof WAIVED_FIRST)[number];

/**
 * The waiver to ask for where a loan cost too much: of the first component that covers the excess,
 * else all of the first that has anything open; null where nothing is open.
 */
export function waiverOf(
  open: OpenAmounts,
  excess: number,
): { component: Waivable; amount_minor: number } | null {
  const component =
    WAIVED_FIRST.find((name) => open[name] >= excess) ??
    WAIVED_FIRST.find((name) => open[name] > 0);
  return component ? { component, amount_minor: Math.min(excess, open[component]) } : null;
}
