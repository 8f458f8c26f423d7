import { addDays } from '../server/domain/time/calendar.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import { PLOTS, type Plot } from './repairPlots.ts';
import type { DemoCase, DemoCreditRepair } from './rows.ts';

/**
 * Requests of the credit-repair queue in every state: waiting, late, in hand, before a supervisor,
 * granted, declined, answered, and two that law forbids.
 */

/** The loans requests can be about, by how they were paid; sued and young ones are left out. */
function poolsOf(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  businessDate: string,
): Record<Plot['of'], PaidLife[]> {
  const sued = new Set(cases.map((row) => row.loan_no));
  const free = random.shuffled(
    lives.filter(
      ({ loan }) => !sued.has(loan.loan_no) && loan.disbursed_on < addDays(businessDate, -240),
    ),
  );
  return {
    overdue: free.filter(
      (life) => life.fate === 'overdue' && life.days_past_due > 75 && life.days_past_due < 300,
    ),
    late: free.filter(
      (life) => (life.fate === 'current' || life.fate === 'settled') && life.late.length > 0,
    ),
    clean: free.filter((life) => life.fate === 'current' && life.late.length === 0),
  };
}

/** A request as its plot says, about a loan, received so many days before the business date. */
function requestOf(
  {
    age,
    of: _of,
    told_before,
    asks_for = null,
    effects = null,
    bureau = null,
    comment = null,
    ...plot
  }: Plot,
  { loan: { loan_no, borrower_external_id } }: PaidLife,
  businessDate: string,
): DemoCreditRepair {
  const received_on = addDays(businessDate, -age);
  const reported_on = told_before === undefined ? null : addDays(received_on, -10);
  return {
    ...plot,
    loan_no,
    borrower_external_id,
    received_on,
    asks_for,
    effects,
    bureau,
    comment,
    reported_on,
    told_on: reported_on === null ? null : addDays(reported_on, -(told_before ?? 0)),
  };
}

/** The requests of the demo book, at most one a borrower. */
export function makeCreditRepairs(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoCreditRepair[] {
  const pools = poolsOf(random, lives, cases, businessDate);
  const taken = new Set<string>();
  return PLOTS.flatMap((plot) => {
    const life = pools[plot.of].find(({ loan }) => !taken.has(loan.borrower_external_id));
    if (life === undefined) return [];
    taken.add(life.loan.borrower_external_id);
    return [requestOf(plot, life, businessDate)];
  });
}
