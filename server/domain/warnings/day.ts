import { addDays, daysBetween } from '../time/calendar.ts';
import {
  isRunning,
  isSettled,
  lateOn,
  type LoanHistory,
  type PersonHistory,
  type Standing,
  type WarningFigures,
} from './history.ts';
import { rulesOn, type WarningPolicy } from './policy.ts';
import { ask } from './rules.ts';
import type { WarningEnd, WarningRuleName } from './words.ts';

/** What a day does to the warnings of a person: which end by themselves, which are raised. */

export interface Raised {
  readonly loan: LoanHistory;
  readonly rule: WarningRuleName;
  readonly cause: string;
  readonly raised_on: string;
  readonly days_late: number;
  readonly figures: WarningFigures;
}
export interface Ended {
  readonly warning: Standing;
  readonly end: WarningEnd;
}

/** Whether an installment that fell due since was paid by its day, and nothing is late. */
const paysAgain = (loan: LoanHistory, since: string, on: string): boolean =>
  lateOn(loan, on).length === 0 &&
  loan.instalments.some(
    (one) => one.due_on > since && one.due_on <= on && isSettled(one, one.due_on),
  );

/** Whether the installment a warning names is paid; `replanned` where another plan counts now. */
function namedEnd(
  loan: LoanHistory,
  { installment_on }: WarningFigures,
  on: string,
): WarningEnd | null {
  const named = loan.instalments.find((one) => one.due_on === installment_on);
  if (named === undefined) return 'replanned';
  return isSettled(named, on) ? 'paid' : null;
}

/** What made the cause of a warning go away by a day; null while it stands. */
export function endOf(
  { rule, cause, raised_on, figures, loan_id }: Standing,
  person: PersonHistory,
  on: string,
): WarningEnd | null {
  const loan = person.loans.find((one) => one.loan_id === loan_id);
  if (loan === undefined) return null;
  if (loan.status === 'written_off') return 'written_off';
  if (!isRunning(loan, on)) return 'settled';
  switch (rule) {
    case 'first_missed':
    case 'late_habit':
      return namedEnd(loan, figures, on);
    case 'promise_broken':
      return lateOn(loan, on).length === 0 ? 'paid' : null;
    case 'number_invalid':
      return person.numbers.some(({ id, since_on }) => cause === `number ${id} ${since_on}`)
        ? null
        : 'number_changed';
    case 'complaint_open': {
      const complaint = person.complaints.find(({ id }) => cause === `complaint ${id}`);
      return complaint?.answered_on != null && complaint.answered_on <= on ? 'answered' : null;
    }
    case 'joint_exposure': {
      const other = person.loans.find((one) => one.loan_id === figures.loan_id);
      return other === undefined || lateOn(other, on).length > 0 ? null : 'paid';
    }
    case 'part_payments':
    case 'later_each_time':
    case 'payment_returned':
    case 'details_changed':
      return paysAgain(loan, raised_on, on) ? 'paid_in_time' : null;
  }
}

const daysLateOn = (loan: LoanHistory, on: string): number => {
  const [oldest] = lateOn(loan, on);
  return oldest === undefined ? 0 : daysBetween(oldest.due_on, on);
};

/**
 * The warnings of a person after a day: those that ended by themselves, and new ones. A loan has
 * one open warning of each rule, a cause raises one warning ever, whatever became of it, and one
 * that is no news raises none.
 */
export function warnDay(
  person: PersonHistory,
  policy: WarningPolicy,
  standing: readonly Standing[],
  on: string,
): { raised: Raised[]; ended: Ended[] } {
  const ended = standing.flatMap((warning): Ended[] => {
    const end = warning.is_open ? endOf(warning, person, on) : null;
    return end === null ? [] : [{ warning, end }];
  });
  const over = new Set(ended.map(({ warning }) => warning));
  const known = new Set(standing.map(({ rule, cause }) => `${rule} ${cause}`));
  const open = new Set(
    standing
      .filter((one) => one.is_open && !over.has(one))
      .map(({ rule, loan_id }) => `${rule} ${loan_id}`),
  );
  const raised: Raised[] = [];
  for (const loan of person.loans.filter((one) => isRunning(one, on)))
    for (const rule of rulesOn(policy)) {
      if (open.has(`${rule} ${loan.loan_id}`)) continue;
      const found = ask(rule, { loan, person, rule: policy.rules[rule], on } as never);
      if (found === null || found.since_on < addDays(on, -policy.fresh_days)) continue;
      const { cause, same = [], figures } = found;
      if ([cause, ...same].some((one) => known.has(`${rule} ${one}`))) continue;
      known.add(`${rule} ${cause}`);
      raised.push({
        loan,
        rule,
        cause,
        raised_on: on,
        days_late: daysLateOn(loan, on),
        figures,
      });
    }
  return { raised, ended };
}

/** A day with the rules that were in force on it. */
export interface RuledDay {
  readonly on: string;
  readonly policy: WarningPolicy;
}

/**
 * The same over several days in their order, for days on which nobody looked. What was raised and
 * ended on such days is not told: nobody could have acted on it.
 */
export function warnDays(
  person: PersonHistory,
  days: readonly RuledDay[],
  standing: readonly Standing[],
): { raised: Raised[]; ended: Ended[] } {
  let now = [...standing];
  const ended: Ended[] = [];
  const raised = new Map<number, Raised>();
  for (const { on, policy } of days) {
    const day = warnDay(person, policy, now, on);
    const over = new Set(day.ended.map(({ warning }) => warning.id));
    for (const one of day.ended)
      if (one.warning.id > 0) ended.push(one);
      else raised.delete(one.warning.id);
    now = now.map((one) => (over.has(one.id) ? { ...one, is_open: false } : one));
    for (const one of day.raised) {
      const id = -now.length - 1;
      raised.set(id, one);
      now.push({ ...one, id, loan_id: one.loan.loan_id, is_open: true });
    }
  }
  return { raised: [...raised.values()], ended };
}
