/** How a prepayment makes a plan anew: it ends earlier, or its installments are lower. */
export const PREPAYMENTS = ['shorten', 'lower'] as const;
export type Prepayment = (typeof PREPAYMENTS)[number];
