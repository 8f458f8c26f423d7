import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';

/** The share of the income from which on a plan is unlikely to be kept. */
const HEAVY_BPS = 5000;

/**
 * How the new installment stands to the income: a single payment is not met from one month's
 * income, and without an income nothing can be said.
 */
export type Affordable =
  | { kind: 'once' }
  | { kind: 'no_income' }
  | {
      kind: 'share';
      income_minor: number;
      other_minor: number;
      share_bps: number;
      /** With what other lenders get. */
      all_bps: number;
      heavy: boolean;
    };

export function affordableOf({
  affordability,
  after,
}: Pick<RestructureFigures, 'affordability' | 'after'>): Affordable {
  const { monthly_income_minor, other_monthly_debt_minor, share_bps, share_all_bps } =
    affordability;
  if (after.installments.filter((row) => !row.kept).length === 1) return { kind: 'once' };
  if (share_bps === null || !monthly_income_minor) return { kind: 'no_income' };
  const all_bps = share_all_bps ?? share_bps;
  return {
    kind: 'share',
    income_minor: monthly_income_minor,
    other_minor: other_monthly_debt_minor ?? 0,
    share_bps,
    all_bps,
    heavy: all_bps > HEAVY_BPS,
  };
}

/** Basis points as a plain percentage for reading, '32%'. */
export const percentOf = (bps: number): string => `${Math.round(bps / 100)}%`;

/** Basis points as the width of a bar, which ends at the whole. */
export const widthOf = (bps: number): string => `${Math.min(100, Math.max(0, bps / 100))}%`;
