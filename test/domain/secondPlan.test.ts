import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../../server/domain/ledger/allocation.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import type { LedgerRestructure } from '../../server/domain/ledger/ledgerTypes.ts';
import {
  ledgerParts,
  restructurePlan,
  type RestructureTerms,
} from '../../server/domain/restructure/restructurePlan.ts';

const RULES = {
  current: COMPONENTS,
  overdue_to_90: COMPONENTS,
  overdue_over_90: COMPONENTS,
  written_off: COMPONENTS,
  court: COMPONENTS,
};

describe('a second plan', () => {
  const terms: RestructureTerms = {
    effective_on: '2026-03-01',
    installments_count: 4,
    first_due_on: '2026-04-01',
    annual_rate_bps: 0,
    penalty_rate_bps: 0,
    repayment_method: 'equal_principal',
    grace_days: 0,
    interest_treatment: 'carry',
    penalty_treatment: 'waive',
    cost_treatment: 'waive',
    waived_principal_minor: 0,
  };
  const early = {
    annual_rate_bps: 1200,
    day_count: '30/360' as const,
    repayment_method: 'equal_principal' as const,
    principal_minor: 40_000,
    disbursed_on: '2026-02-01',
    lent_on: '2026-02-01',
    fee: { fee_bps: 0 },
  };
  const input = {
    terms: {
      rounding: 'half_up' as const,
      penalty_rate_bps: 0,
      grace_days: 0,
      penalty_day_base: 360 as const,
    },
    early,
    // Half of it is earned by 1 March: 400.00 at 12 % for 30 days are 4.00.
    installments: [
      { id: 1, sequence: 1, due_on: '2026-04-01', principal_minor: 40_000, interest_minor: 800 },
    ],
    payments: [],
    rulesOn: () => RULES,
    before_payments: true,
  };
  const planOn = (effective_on: string, restructures: LedgerRestructure[]) => {
    const book = ledger({ ...input, restructures, as_of: effective_on });
    const made = restructurePlan({
      terms: { ...terms, effective_on },
      book,
      early: book.early ?? early,
      rounding: 'half_up',
      today: effective_on,
    });
    if (!made.ok) throw new Error(made.problem.key);
    return made.plan;
  };

  it.each(['2026-03-01', '2026-03-02', '2026-03-31'])(
    'of %s takes over all interest that the first carried into its rows',
    (on) => {
      const first = planOn(terms.effective_on, []);
      expect(first.rows.map((row) => row.carried_interest_minor)).toEqual([100, 100, 100, 100]);
      const event: LedgerRestructure = {
        id: 1,
        effective_on: terms.effective_on,
        parts: ledgerParts(first.parts),
        installments: first.rows,
        penalty_rate_bps: 0,
        grace_days: 0,
        early: { ...early, annual_rate_bps: 0, disbursed_on: terms.effective_on },
      };
      const second = planOn(on, [event]);
      expect(second.parts.interest.carried_minor).toBe(400);
      expect(second.dropped_interest_minor).toBe(0);
    },
  );
});
