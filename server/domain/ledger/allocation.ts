/**
 * Where each fen of a payment goes: the order of components is data, one list per stage of the loan
 * on the payment's date.
 */

export const COMPONENTS = [
  'cost',
  'penalty',
  'compound_interest',
  'interest',
  'principal',
] as const;
export type Component = (typeof COMPONENTS)[number];

/**
 * What an entry of the ledger may be about: a component, credit that went back, or what was
 * refunded beyond the credit and is owed by the borrower.
 */
export const ENTRY_COMPONENTS = [...COMPONENTS, 'credit', 'refund'] as const;
export type EntryComponent = (typeof ENTRY_COMPONENTS)[number];
type AllocationStage = 'current' | 'overdue_to_90' | 'overdue_over_90' | 'written_off' | 'court';
export type AllocationRules = Record<AllocationStage, readonly Component[]>;

/**
 * The stage by days past due, before the payment. A write-off or a judgment is a decision about the
 * loan, which day counts do not show.
 */
export function stageOf(days_past_due: number): 'current' | 'overdue_to_90' | 'overdue_over_90' {
  if (days_past_due <= 0) return 'current';
  return days_past_due <= 90 ? 'overdue_to_90' : 'overdue_over_90';
}

/** What is owed on one installment, by component. */
export type Owed = Record<Component, number>;

export interface Share {
  component: Component;
  amount_minor: number;
}

/**
 * Splits an amount over what one installment owes, in the given order; the amount left over is the
 * amount less the shares.
 */
export function allocate(amount_minor: number, owed: Owed, order: readonly Component[]): Share[] {
  const shares: Share[] = [];
  let left = amount_minor;
  for (const component of order) {
    if (left === 0) break;
    const taken = Math.min(left, owed[component]);
    if (taken <= 0) continue;
    shares.push({ component, amount_minor: taken });
    left -= taken;
  }
  return shares;
}
