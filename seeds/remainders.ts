import { addDays, addMonths } from '../server/domain/time/calendar.ts';
import type { DemoLoan, DemoRemainder } from './rows.ts';

/** Fen that are left of three loans, less than anybody would claim. */
const LEFT = [
  [62, 'left'],
  [35, 'asked'],
  [88, 'waived'],
] as const;

/** Loans of six months to borrowers of the book, the last installment paid but for a few fen. */
export const makeRemainders = (loans: readonly DemoLoan[], today: string): DemoRemainder[] =>
  LEFT.map(([left_minor, fate], at) => {
    const last_due_on = addDays(today, -20 - at);
    return {
      borrower_external_id: loans[at * 40 + 20]?.borrower_external_id ?? '',
      disbursed_on: addMonths(last_due_on, -6),
      first_due_on: addMonths(last_due_on, -5),
      left_minor,
      fate,
    };
  });
