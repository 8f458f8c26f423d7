import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { warnDay } from '../../server/domain/warnings/day.ts';
import type {
  Instalment,
  LoanHistory,
  PersonHistory,
  Standing,
} from '../../server/domain/warnings/history.ts';
import { WARNING_POLICY, type WarningPolicy } from '../../server/domain/warnings/policy.ts';
import { WARNING_RULES, type WarningRuleName } from '../../server/domain/warnings/words.ts';

/** Histories of a person for the rules of warnings. */

export const POLICY = WARNING_POLICY.value;
export const DUE = '2026-01-10';
export const TERM = 1_000_00;

/** Monthly installments, each paid so many days after its due date; null: not paid. */
export const paidAfter = (...days: (number | null)[]): Instalment[] =>
  days.map((late, at) => {
    const due_on = addMonths(DUE, at);
    const settled_on = late === null ? null : addDays(due_on, late);
    return { sequence: at + 1, due_on, amount_minor: TERM, settled_on };
  });

export const loanWith = (changes: Partial<LoanHistory> = {}): LoanHistory => ({
  loan_id: 1,
  borrower_id: 1,
  holder_id: 3,
  status: 'active',
  settled_on: null,
  schedule_version: 1,
  disbursed_on: '2025-12-10',
  outstanding_minor: 3_000_000,
  instalments: paidAfter(0, 0, 0, null, null),
  payments: [],
  promises: [],
  ...changes,
});
export const personWith = (
  loans: LoanHistory[],
  changes: Partial<PersonHistory> = {},
): PersonHistory => ({
  loans,
  numbers: [],
  complaints: [],
  changes: [],
  ...changes,
});
/** The shipped policy with one rule alone. */
export const only = (name: WarningRuleName): WarningPolicy => ({
  ...POLICY,
  rules: Object.fromEntries(
    WARNING_RULES.map((rule) => [rule, { ...POLICY.rules[rule], enabled: rule === name }]),
  ) as WarningPolicy['rules'],
});
export const raisedOn = (
  name: WarningRuleName,
  person: PersonHistory,
  on: string,
  standing: readonly Standing[] = [],
) => warnDay(person, only(name), standing, on).raised;
export const warns = (name: WarningRuleName, loan: Partial<LoanHistory>, on: string): boolean =>
  raisedOn(name, personWith([loanWith(loan)]), on).length > 0;
