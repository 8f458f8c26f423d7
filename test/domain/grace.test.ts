import { describe, expect, it } from 'vitest';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import { ALLOCATION_RULES, TOLERANCE } from '../../server/domain/policyDefaults.ts';

type Payment = readonly [paid_on: string, amount_minor: number];

/** 1000.00 and 30.00 fall due on 10 February; ten days of grace, penalty 18 % on 360. */
const owed = (grace_charged_back: boolean, as_of: string, paid: readonly Payment[] = []) => {
  const { penalty_minor, installments } = ledger({
    terms: {
      rounding: 'half_up',
      penalty_rate_bps: 1800,
      grace_days: 10,
      grace_charged_back,
      penalty_day_base: 360,
    },
    installments: [
      { id: 1, sequence: 1, due_on: '2026-02-10', principal_minor: 1000_00, interest_minor: 30_00 },
    ],
    payments: paid.map(([paid_on, amount_minor], at) => ({ id: at + 1, paid_on, amount_minor })),
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    toleranceOn: () => TOLERANCE.value,
    as_of,
  });
  return [penalty_minor, installments[0]?.compound_interest_minor];
};

describe('days of grace', () => {
  // A day of 1000.00 is 0.50, of 30.00 it is 1.5 fen.
  it.each<[string, string, readonly Payment[], readonly number[], readonly number[]]>([
    ['on their last day', '2026-02-20', [], [0, 0], [0, 0]],
    ['missed by a day', '2026-02-21', [], [52, 2], [5_67, 17]],
    ['missed by ten days', '2026-03-02', [], [5_15, 15], [10_30, 30]],
    ['kept on their last day', '2026-03-02', [['2026-02-20', 1030_00]], [0, 0], [0, 0]],
    // 470.00 of principal on the fifth day: five days of 1000.00, five and one of 530.00.
    ['kept in part', '2026-02-21', [['2026-02-15', 500_00]], [27, 0], [4_17, 8]],
    ['kept but for what is tolerated', '2026-02-21', [['2026-02-20', 1029_50]], [0, 0], [0, 0]],
    // 0.52 of that day, or 5.67 of all eleven: then 5.15 of principal are left for nine days.
    ['missed and then paid', '2026-03-02', [['2026-02-21', 1030_52]], [0, 0], [2, 0]],
  ])('%s: free for good, or charged once missed', (_title, as_of, paid, free, charged) => {
    expect(owed(false, as_of, paid)).toEqual(free);
    expect(owed(true, as_of, paid)).toEqual(charged);
  });
});
