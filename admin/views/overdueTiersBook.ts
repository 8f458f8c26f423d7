import type { OverdueTier } from '../../server/contract/views.ts';
import { sumOf } from '../shared/sumOf.ts';
import { tierStep } from '../shared/tierBands.ts';

/** A tier beside the rest of the book. */
export interface Band {
  tier: OverdueTier;
  /** Its step on the colour scale. */
  step: number;
  /** Part of the book's outstanding, 0 to 1. */
  share: number;
  /**
   * The length of its bar, 0 to 1 of the largest overdue tier; 0 for what is not overdue, beside
   * which every other bar would be a dot.
   */
  bar: number;
  /** Against the last month end; null while that is not known. */
  change: { outstanding_minor: number; loans: number } | null;
}

export interface Book {
  tiers: readonly OverdueTier[];
  bands: Band[];
  total: {
    loans: number;
    outstanding_minor: number;
    overdue_minor: number;
    change: Band['change'];
  };
  /** The sum of all tiers with days past due. */
  overdue: { loans: number; outstanding_minor: number; share: number };
}

const sum = (
  tiers: readonly OverdueTier[],
  field: 'loans' | 'outstanding_minor' | 'overdue_minor',
) => sumOf(tiers, (tier) => tier[field]);

/** Sums and shares of a book, and what changed since an earlier one. */
export function bookOf(
  tiers: readonly OverdueTier[],
  earlier: readonly OverdueTier[] | undefined,
): Book {
  const outstanding_minor = sum(tiers, 'outstanding_minor');
  const late = tiers.filter(({ from_days }) => from_days > 0);
  const largest = Math.max(1, ...late.map((tier) => tier.outstanding_minor));
  const shareOf = (minor: number) => (outstanding_minor === 0 ? 0 : minor / outstanding_minor);
  const changeOf = (now: readonly OverdueTier[], then: readonly OverdueTier[] | undefined) =>
    then
      ? {
          outstanding_minor: sum(now, 'outstanding_minor') - sum(then, 'outstanding_minor'),
          loans: sum(now, 'loans') - sum(then, 'loans'),
        }
      : null;
  return {
    tiers,
    bands: tiers.map((tier) => ({
      tier,
      step: tierStep(tier.id, tiers),
      share: shareOf(tier.outstanding_minor),
      bar: tier.from_days > 0 ? tier.outstanding_minor / largest : 0,
      change: changeOf(
        [tier],
        earlier?.filter(({ id }) => id === tier.id),
      ),
    })),
    total: {
      loans: sum(tiers, 'loans'),
      outstanding_minor,
      overdue_minor: sum(tiers, 'overdue_minor'),
      change: changeOf(tiers, earlier),
    },
    overdue: {
      loans: sum(late, 'loans'),
      outstanding_minor: sum(late, 'outstanding_minor'),
      share: shareOf(sum(late, 'outstanding_minor')),
    },
  };
}

/** The loans of a tier, longest overdue first: the rows behind its numbers. */
export const loansOfTier = (id: string): string => loansWhere({ tier: id, status: 'active' });

/** The running loans of the whole book, longest overdue first. */
export const allLoans = (): string => loansWhere({ status: 'active' });

const loansWhere = (filter: object): string =>
  `/loans?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=days_past_due&order=DESC`;

/** 0.1234 → '12.3%'; what is there never reads as nothing. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}
