import { addDays, addMonths, daysBetween } from '../server/domain/time/calendar.ts';
import { buildSchedule } from '../server/domain/ledger/schedule.ts';
import type { ScheduledInstallment } from '../server/domain/ledger/schedule.ts';
import { ascending } from './order.ts';
import { offerTo } from './products.ts';
import type { Offer } from './products.ts';
import type { Random } from './random.ts';
import type { DemoBorrower, DemoLoan, StaffName } from './rows.ts';

/**
 * Loans with the life each has had up to the business date: what is to be paid, and how far it has
 * been.
 */

export type Fate =
  | 'current'
  | 'current_partly'
  | 'current_ahead'
  | 'settled'
  | 'settled_early'
  | 'overpaid'
  | 'overdue';

export interface LoanLife {
  loan: DemoLoan;
  schedule: ScheduledInstallment[];
  fate: Fate;
  /** Installments paid in full, from the first. */
  paid_count: number;
  /** When the rest was paid at once; only `settled_early`. */
  settled_on: string | null;
  days_past_due: number;
}

/** How many of 100 loans; the overdue ones by tier, with the days past due the tier spans here. */
const QUIET: readonly (readonly [Fate, number])[] = [
  ['current', 47],
  ['current_partly', 3],
  ['current_ahead', 5],
  ['settled', 19.6],
  ['settled_early', 5],
  ['overpaid', 0.4],
];
const OVERDUE: readonly { share: number; days: readonly [number, number] }[] = [
  { share: 7.6, days: [1, 30] },
  { share: 4, days: [31, 60] },
  { share: 2.7, days: [61, 90] },
  { share: 1.9, days: [91, 120] },
  { share: 1.5, days: [121, 150] },
  { share: 1.2, days: [151, 180] },
  { share: 0.7, days: [181, 300] },
  { share: 0.4, days: [301, 480] },
];

interface Wish {
  fate: Fate;
  days: readonly [number, number];
}

function wishes(count: number): Wish[] {
  const repeat = (wish: Wish, share: number): Wish[] =>
    Array.from({ length: Math.round((count * share) / 100) }, () => wish);
  const list = [
    ...QUIET.flatMap(([fate, share]) => repeat({ fate, days: [0, 0] }, share)),
    ...OVERDUE.flatMap(({ share, days }) => repeat({ fate: 'overdue', days }, share)),
  ];
  while (list.length < count) list.push({ fate: 'current', days: [0, 0] });
  return list.slice(0, count);
}

/**
 * A date `min` to `max` days before the base, on a day every month has, so that due dates counted
 * back from it keep that day.
 */
function anchorBefore(random: Random, base: string, min: number, max: number): string {
  for (;;) {
    const on = addDays(base, -random.int(min, max));
    if (on.slice(8) <= '28') return on;
  }
}

interface Dates {
  first_due_on: string;
  paid_count: number;
  settled_on: string | null;
}

/**
 * The first unpaid installment, by its number from 0: lower ones are likelier, and few loans reach
 * far back.
 */
const someIndex = (random: Random, count: number): number =>
  Math.floor(Math.min(count, 20) * random.next() ** 1.4);

/**
 * Dates by fate. A bullet's term of up to 30 days bounds how far ahead of its due date the business
 * date may be.
 */
function datesFor(
  random: Random,
  businessDate: string,
  wish: Wish,
  offer: Offer,
  bulletDays: number,
): Dates {
  const count = offer.installments_count;
  const bullet = offer.repayment_method === 'bullet';
  switch (wish.fate) {
    case 'current':
    case 'current_partly': {
      const index = someIndex(random, count);
      const due = anchorBefore(random, businessDate, bullet ? -(bulletDays - 2) : -26, 0);
      return { first_due_on: addMonths(due, -index), paid_count: index, settled_on: null };
    }
    case 'current_ahead': {
      const index = count < 3 ? 0 : Math.max(2, someIndex(random, count));
      const due = anchorBefore(random, businessDate, count < 3 ? -10 : -52, count < 3 ? 0 : -33);
      return { first_due_on: addMonths(due, -index), paid_count: index, settled_on: null };
    }
    case 'settled':
    case 'overpaid': {
      const last = anchorBefore(random, businessDate, 12, 400);
      return { first_due_on: addMonths(last, 1 - count), paid_count: count, settled_on: null };
    }
    case 'settled_early': {
      const settled_on = addDays(businessDate, -random.int(0, 300));
      if (bullet)
        return {
          first_due_on: anchorBefore(random, settled_on, -8, -1),
          paid_count: 0,
          settled_on,
        };
      const index = someIndex(random, count - 1);
      return {
        first_due_on: addMonths(anchorBefore(random, settled_on, 4, 20), -index),
        paid_count: index + 1,
        settled_on,
      };
    }
    case 'overdue': {
      const index = someIndex(random, count);
      const due = anchorBefore(random, businessDate, wish.days[0], wish.days[1]);
      return { first_due_on: addMonths(due, -index), paid_count: index, settled_on: null };
    }
  }
}

function assignee(random: Random, fate: Fate): StaffName | null {
  if (fate === 'overdue')
    return random.weighted([
      ['staff', 54],
      ['staff2', 40],
      [null, 6],
    ] as const);
  return random.weighted([
    ['staff', 9],
    ['staff2', 7],
    [null, 84],
  ] as const);
}

function life(random: Random, businessDate: string, borrower: DemoBorrower, wish: Wish): LoanLife {
  const offer = offerTo(random, borrower);
  const bulletDays = random.pick([14, 15, 21, 28, 30]);
  const { first_due_on, paid_count, settled_on } = datesFor(
    random,
    businessDate,
    wish,
    offer,
    bulletDays,
  );
  const disbursed_on =
    offer.repayment_method === 'bullet'
      ? addDays(first_due_on, -bulletDays)
      : addMonths(first_due_on, -1);
  const loan: DemoLoan = {
    loan_no: '',
    borrower_external_id: borrower.external_id,
    ...offer,
    disbursed_on,
    first_due_on,
    assigned_to_username: assignee(random, wish.fate),
  };
  const schedule = buildSchedule(loan);
  const oldest = wish.fate === 'overdue' ? schedule[paid_count]?.due_on : undefined;
  return {
    loan,
    schedule,
    fate: wish.fate,
    paid_count,
    settled_on,
    days_past_due: oldest === undefined ? 0 : daysBetween(oldest, businessDate),
  };
}

/** Numbers loans by year of disbursement: DH-2026-000123. */
function number(lives: LoanLife[]): void {
  const counters = new Map<string, number>();
  for (const { loan } of lives) {
    const year = loan.disbursed_on.slice(0, 4);
    const next = (counters.get(year) ?? 0) + 1;
    counters.set(year, next);
    loan.loan_no = `DH-${year}-${String(next).padStart(6, '0')}`;
  }
}

/**
 * The loans in the order of disbursement, each with its life. Every borrower has a loan; what is
 * left over goes to those who came back.
 */
export function makeLives(
  random: Random,
  businessDate: string,
  borrowers: readonly DemoBorrower[],
  count: number,
): LoanLife[] {
  const list = random.shuffled(wishes(count));
  const lives = list.map((wish, k) =>
    life(random, businessDate, borrowers[k] ?? random.pick(borrowers), wish),
  );
  lives.sort(ascending(({ loan }) => loan.disbursed_on));
  number(lives);
  return lives;
}
