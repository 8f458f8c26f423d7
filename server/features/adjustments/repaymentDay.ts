import { ledgerOf, type Account } from '../../book/accounts.ts';
import { offRestDaysOf } from '../../book/contractRows.ts';
import type { PolicyBook } from '../../book/policies.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import type { RepaymentDay } from '../../contract/resources/adjustments.ts';
import { addMonths, dueDates } from '../../domain/time/calendar.ts';
import type { Ledger, LedgerInstallment } from '../../domain/ledger/ledgerTypes.ts';
import { unpaidInterest, unpaidPrincipal } from '../../domain/ledger/unpaid.ts';

/** The change of the day of the month on which a loan is repaid. */

/** An event that is only asked about: it comes after all adjustments of its day. */
const ASKED = 10 ** 12;

type Asked = { readonly first_due_on: string; readonly on: string };

const rowsToCome = (book: Ledger, on: string) =>
  book.installments.filter(
    (row) => row.due_on > on && unpaidPrincipal(row) + unpaidInterest(row) > 0,
  );

/** Refuses the change while the loan is not one that is paid as agreed. */
function checkLoan(account: Account, book: Ledger, on: string): Outcome<void> {
  if (account.loan.status !== 'active') return refuseField('loan_id', 'repayment_day_not_active');
  const owed = book.penalty_minor + book.cost_minor + book.refund_owed_minor;
  if (book.overdue_minor > 0 || owed > 0 || (book.oldest_unpaid_due_on ?? on) < on)
    return refuseField('loan_id', 'repayment_day_overdue');
  return account.restructures.some((row) => row.lapsed_at === null)
    ? refuseField('loan_id', 'repayment_day_plan')
    : done(undefined);
}

/**
 * The days on which the rows to come would fall due, from the next one on, or why they may not: a
 * month later than now at most, for more is an extension.
 */
function datesOf(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  { first_due_on, on }: Asked,
): Outcome<string[]> {
  const rows = rowsToCome(book, on);
  const next = rows[0];
  if (next === undefined || rows.length < 2) return refuseField('loan_id', 'repayment_day_last');
  // A row that was paid ahead keeps its day; the change begins behind it.
  const settled = book.installments.filter((row) => row.due_on < next.due_on).at(-1)?.due_on ?? on;
  const from = settled > on ? settled : on;
  const latest = addMonths(next.due_on, 1);
  if (first_due_on <= from || first_due_on > latest)
    return refuseField('first_due_on', 'repayment_day_between', { from, latest });
  if (first_due_on === next.due_on)
    return refuseField('first_due_on', 'repayment_day_same', { date: first_due_on });
  const agreed = dueDates(first_due_on, rows.length).map((due_on) => ({ due_on }));
  return done(
    offRestDaysOf(agreed, policies, from, account.loan.product).map(({ due_on }) => due_on),
  );
}

/** The new due dates of a loan, or why it may not have them. */
export function newDueDates(
  account: Account,
  policies: PolicyBook,
  asked: Asked,
): Outcome<string[]> {
  const book = ledgerOf(account, policies, { as_of: asked.on });
  orRefuse(checkLoan(account, book, asked.on));
  return datesOf(account, policies, book, asked);
}

const shown = (row: LedgerInstallment) => ({
  sequence: row.sequence,
  due_on: row.due_on,
  principal_minor: row.principal_minor,
  interest_minor: row.interest_minor,
});

/** The rows to come as they are and as they would be, or why they may not. */
export function previewRepaymentDay(
  account: Account,
  policies: PolicyBook,
  asked: Asked,
): Outcome<RepaymentDay> {
  const { on } = asked;
  const dates = orRefuse(newDueDates(account, policies, asked));
  const before = ledgerOf(account, policies, { as_of: on });
  const after = ledgerOf(account, policies, {
    as_of: on,
    asked: {
      id: ASKED,
      kind: 'repayment_day',
      posted_at: '~',
      value_on: on,
      component: null,
      amount_minor: 0,
      rate_bps: null,
      dates,
    },
  });
  return done(repaymentDayOf(account, { before, after, on }));
}

/** The rows to come of a loan without a change and with it, and what it makes of the interest. */
export function repaymentDayOf(
  account: Account,
  { before, after, on }: { before: Ledger; after: Ledger; on: string },
): RepaymentDay {
  const rows = { before: rowsToCome(before, on), after: rowsToCome(after, on) };
  const interest = (of: readonly LedgerInstallment[]) =>
    of.reduce((sum, row) => sum + row.interest_minor, 0);
  const [first, next] = [rows.after[0], rows.before[0]];
  if (first === undefined || next === undefined)
    throw new Error(`loan ${account.loan.id} has no rows to come`);
  const ended = before.installments.filter((row) => row.due_on < next.due_on).at(-1);
  return {
    before: rows.before.map(shown),
    after: rows.after.map(shown),
    odd: {
      from: ended?.due_on ?? before.early?.disbursed_on ?? account.loan.disbursed_on,
      to: first.due_on,
      interest_minor: first.interest_minor,
    },
    interest_change_minor: interest(rows.after) - interest(rows.before),
  };
}
