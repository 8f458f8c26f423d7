import { describe, expect, it } from 'vitest';
import { daysPastDue } from '../../server/domain/ledger/delinquency.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import { toleratedOf, type Tolerance } from '../../server/domain/ledger/tolerance.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

const YUAN: Tolerance = { amount_minor: 100, share_bps: 100 };
/** Two installments of 1200.00, the first paid but for what is missing. */
const bookOf = (missing: number, tolerance?: Tolerance, as_of = '2027-06-15') =>
  ledger({
    terms: { rounding: 'half_up', penalty_rate_bps: 0, grace_days: 0, penalty_day_base: 360 },
    installments: [
      { id: 1, sequence: 1, due_on: '2026-02-10', principal_minor: 1200_00, interest_minor: 0 },
    ],
    payments: [{ id: 1, paid_on: '2026-02-10', amount_minor: 1200_00 - missing }],
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    ...(tolerance ? { toleranceOn: () => tolerance } : {}),
    as_of,
  });

describe('what counts as met', () => {
  it.each([
    ['a fen is missing', 1, YUAN, 0],
    ['a yuan is missing', 100, YUAN, 0],
    ['a fen more than a yuan is missing', 101, YUAN, 490],
    ['a fen is missing, and nothing is tolerated', 1, undefined, 490],
    // 1 bp of 1200.00 is 0.12.
    ['the share is the smaller limit', 12, { amount_minor: 100, share_bps: 1 }, 0],
    ['a fen more than the share', 13, { amount_minor: 100, share_bps: 1 }, 490],
  ] as const)('%s: %d fen', (_title, missing, tolerance, days) => {
    const book = bookOf(missing, tolerance);
    expect(daysPastDue(book.oldest_unpaid_due_on, '2027-06-15')).toBe(days);
    // It stays owed, and the loan is not settled.
    expect(book).toMatchObject({
      outstanding_minor: missing,
      overdue_minor: missing,
      settled: false,
    });
  });

  it('is rounded down to whole fen', () => {
    expect(toleratedOf({ principal_minor: 99, interest_minor: 0 }, YUAN)).toBe(0);
    expect(toleratedOf({ principal_minor: 90, interest_minor: 10 }, YUAN)).toBe(1);
  });
});
