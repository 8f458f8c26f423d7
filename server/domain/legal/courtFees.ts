import { multiplyDivide } from '../ledger/money.ts';
import { addDays } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';

/**
 * What a court charges for a claim of money, in minor units (Measures on the Payment of Litigation
 * Costs, 2007, arts. 13, 14, 16). Fees are by bands of the claim, each part at its own rate.
 */

export const COURT_FEES_BASIS = {
  source: 'Measures on the Payment of Litigation Costs',
  article: '13, 14, 16',
} as const;

/** Days from the court's notice to pay, that day excluded (art. 22). */
const PAY_DAYS = 7;

interface Scale {
  /** Charged for the first band as a whole. */
  first: { up_to: number; fee: number };
  /** The further bands, each to its end (null: no end) at its rate in basis points. */
  bands: readonly (readonly [up_to: number | null, bps: number])[];
  most?: number;
}

const YUAN = 100;
const WAN = 10_000 * YUAN;
const BPS = 10_000;

/** A property case, ordinary procedure (art. 13 (1)). */
const ACCEPTANCE: Scale = {
  first: { up_to: WAN, fee: 50 * YUAN },
  bands: [
    [10 * WAN, 250],
    [20 * WAN, 200],
    [50 * WAN, 150],
    [100 * WAN, 100],
    [200 * WAN, 90],
    [500 * WAN, 80],
    [1000 * WAN, 70],
    [2000 * WAN, 60],
    [null, 50],
  ],
};
/** An application for preservation, 5,000 yuan at most (art. 14 (2)). */
const PRESERVATION: Scale = {
  first: { up_to: 1000 * YUAN, fee: 30 * YUAN },
  bands: [
    [10 * WAN, 100],
    [null, 50],
  ],
  most: 5000 * YUAN,
};
/** An application for enforcement (art. 14 (1)). */
const ENFORCEMENT: Scale = {
  first: { up_to: WAN, fee: 50 * YUAN },
  bands: [
    [50 * WAN, 150],
    [500 * WAN, 100],
    [1000 * WAN, 50],
    [null, 10],
  ],
};

/** The fee of an amount by a scale: the sum of its parts, rounded once. */
function feeOf(amount_minor: number, { first, bands, most }: Scale): number {
  if (amount_minor === 0) return 0;
  let [scaled, from] = [0, first.up_to];
  for (const [up_to, bps] of bands) {
    const part = Math.min(amount_minor, up_to ?? amount_minor) - from;
    if (part > 0) scaled += part * bps;
    from = up_to ?? from;
  }
  const fee = first.fee + multiplyDivide(scaled, 1, BPS, 'half_up');
  return most === undefined ? fee : Math.min(fee, most);
}

export interface CourtFees {
  acceptance_minor: number;
  /** By the simple procedure, or where the parties settle: half of it (arts. 15, 16). */
  simple_minor: number;
  /** For a payment order: a third of it (art. 14 (3)). */
  payment_order_minor: number;
  preservation_minor: number;
  enforcement_minor: number;
}

/** What a court charges for a claim, in each procedure. */
export function courtFees(claim_minor: number): CourtFees {
  const acceptance_minor = feeOf(claim_minor, ACCEPTANCE);
  return {
    acceptance_minor,
    simple_minor: multiplyDivide(acceptance_minor, 1, 2, 'half_up'),
    payment_order_minor: multiplyDivide(acceptance_minor, 1, 3, 'half_up'),
    preservation_minor: feeOf(claim_minor, PRESERVATION),
    enforcement_minor: feeOf(claim_minor, ENFORCEMENT),
  };
}

/** The last day to pay the fee after the court's notice; unpaid, the suit counts as withdrawn. */
export const feeDueBy = (notice_on: string, calendar: WorkdayCalendar): Deadline =>
  deadlineOn(
    addDays(notice_on, PAY_DAYS),
    { source: COURT_FEES_BASIS.source, article: '22' },
    calendar,
  );
