import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysPastDue } from '../../server/domain/ledger/delinquency.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type {
  EarlyPayoffTerms,
  LedgerAdjustment,
  LedgerInput,
  LedgerPayment,
  LedgerTerms,
} from '../../server/domain/ledger/ledgerTypes.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';
import type { Tolerance } from '../../server/domain/ledger/tolerance.ts';
import { unpaidInterest, unpaidPrincipal } from '../../server/domain/ledger/unpaid.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

/**
 * Random histories with what another program made of them, one a line: written apart from the
 * product and in another language, it plays every day with exact fractions. A figure here is
 * changed only where a rule is, and then by hand.
 */
interface History {
  lent: ScheduleTerms;
  terms: Omit<LedgerTerms, 'rounding'>;
  fee: EarlyFee;
  tolerance?: Tolerance;
  principal_first?: true;
  payments: LedgerPayment[];
  adjustments: LedgerAdjustment[];
  as_of: string;
  /** Due date, principal, interest, penalty, compound interest. */
  open: [string, number, number, number, number][];
  whole: Record<string, number | string | boolean>;
  went: Record<string, number>;
  waived: number;
  payoff: number;
}
const HISTORIES = readFileSync(path.join(import.meta.dirname, 'countedHistories.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as History);

function inputOf(history: History): LedgerInput & { early: EarlyPayoffTerms } {
  const { lent, terms, fee, tolerance, principal_first, payments, adjustments, as_of } = history;
  const { by_law, principal_first_over_90 } = ALLOCATION_RULES;
  return {
    terms: { rounding: lent.rounding, ...terms },
    early: { ...lent, lent_on: lent.disbursed_on, fee },
    installments: buildSchedule(lent).map((row) => ({ id: 100 + row.sequence, ...row })),
    rulesOn: () => (principal_first ? principal_first_over_90 : by_law).value,
    ...(tolerance && { toleranceOn: () => tolerance }),
    payments,
    adjustments,
    as_of,
  };
}

/** Those that are not 0, false or null. */
const known = <Value>(values: Record<string, Value>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => Boolean(value)));

/** The same figures of the product. */
function countedBy(history: History) {
  const input = inputOf(history);
  const book = ledger(input);
  const went: Record<string, number> = {};
  let waived = 0;
  for (const { component, effect, amount_minor } of book.entries) {
    if (effect === 'paid') went[component] = (went[component] ?? 0) + amount_minor;
    if (effect === 'waived') waived += amount_minor;
  }
  return {
    open: book.installments
      .map((row) => [
        row.due_on,
        unpaidPrincipal(row),
        unpaidInterest(row),
        row.penalty_minor,
        row.compound_interest_minor,
      ])
      .filter(([, ...amounts]) => amounts.some((amount) => amount !== 0)),
    whole: known<number | string | boolean | null>({
      outstanding: book.outstanding_minor,
      overdue: book.overdue_minor,
      dpd: daysPastDue(book.oldest_unpaid_due_on, history.as_of),
      unallocated: book.unallocated_minor,
      cost: book.cost_minor,
      refunded: book.refunded_minor,
      refundOwed: book.refund_owed_minor,
      settled: book.settled,
      writtenOff: book.written_off_on,
    }),
    went: known(went),
    waived,
    payoff: payoffQuote(input).amount_minor,
  };
}

describe('histories counted day by day by another program', () => {
  it.each(HISTORIES.map((history, at) => [at + 1, history] as const))(
    'line %i is the same to the fen',
    (_line, history) => {
      const { open, whole, went, waived, payoff } = history;
      expect(countedBy(history)).toEqual({ open, whole, went, waived, payoff });
    },
  );

  it('have each event and each way to repay among them', () => {
    const kinds = new Set(HISTORIES.flatMap((one) => one.adjustments.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([
      'acceleration',
      'charge',
      'misuse',
      'refund',
      'repayment_day',
      'small_balance',
      'waiver',
      'write_off',
    ]);
    const ways = HISTORIES.flatMap((one) => one.payments.map(({ prepayment }) => prepayment));
    expect(new Set(ways)).toEqual(new Set([undefined, 'shorten', 'lower']));
    expect(new Set(HISTORIES.map(({ lent }) => lent.repayment_method)).size).toBe(5);
    expect(HISTORIES.length).toBeGreaterThanOrEqual(200);
  });
});
