import { ledgerOf, type Account } from '../../book/accounts.ts';
import type { PolicyBook } from '../../book/policies.ts';
import type { ChangedPlan, PrepaymentPlans } from '../../contract/resources/payments.ts';
import type { Ledger, LedgerPayment } from '../../domain/ledger/ledgerTypes.ts';
import type { Prepayment } from '../../domain/ledger/prepaymentWays.ts';
import { canShorten } from '../../domain/ledger/schedule.ts';
import { unpaidInterest, unpaidPrincipal } from '../../domain/ledger/unpaid.ts';

/** What a prepayment would make of a plan, each way beside the other. */

const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

/** A plan as a choice is shown it, with the interest the borrower pays from the payment on. */
const planOf = (rows: readonly PrepaymentPlans['before']['installments'][number][], paid = 0) => ({
  installments: rows.map(({ sequence, due_on, principal_minor, interest_minor }) => ({
    sequence,
    due_on,
    principal_minor,
    interest_minor,
  })),
  interest_minor: sum(rows.map((row) => row.interest_minor)) + paid,
});

const ahead = (book: Ledger, on: string) =>
  book.installments
    .filter((row) => row.due_on > on && unpaidPrincipal(row) + unpaidInterest(row) > 0)
    .map((row) => ({
      ...row,
      principal_minor: unpaidPrincipal(row),
      interest_minor: unpaidInterest(row),
    }));

/** The plan that one way makes; null where nothing comes off the principal. */
function changed(
  account: Account,
  policies: PolicyBook,
  payment: LedgerPayment,
  prepayment: Prepayment,
  interest_before: number,
): (ChangedPlan & { due_minor: number }) | null {
  const on = payment.paid_on;
  const book = ledgerOf(account, policies, { as_of: on, extra: { ...payment, prepayment } });
  const recast = book.recasts.find(({ payment_id }) => payment_id === payment.id);
  if (recast === undefined) return null;
  // Interest of the period that runs, up to the day: it would have been paid with that period.
  const running = new Set(book.replaced.filter((row) => row.due_on > on).map((row) => row.id));
  const toTheDay = sum(
    book.entries
      .filter(
        (entry) =>
          entry.payment_id === payment.id &&
          entry.component === 'interest' &&
          entry.effect === 'paid' &&
          running.has(entry.installment_id ?? 0),
      )
      .map((entry) => entry.amount_minor),
  );
  const { principal_minor, fee_minor, installments } = recast;
  const plan = planOf(installments, toTheDay);
  return {
    ...plan,
    principal_minor,
    fee_minor,
    interest_saved_minor: interest_before - plan.interest_minor,
    due_minor: Math.max(0, payment.amount_minor - fee_minor - principal_minor),
  };
}

/** Both ways of a prepayment beside the plan as it is; null where nothing would be prepaid. */
export function prepaymentPlans(
  account: Account,
  policies: PolicyBook,
  payment: LedgerPayment,
): PrepaymentPlans | null {
  const book = ledgerOf(account, policies, { as_of: payment.paid_on });
  const before = planOf(ahead(book, payment.paid_on));
  const way = (prepayment: Prepayment) =>
    changed(account, policies, payment, prepayment, before.interest_minor);
  const lower = way('lower');
  if (lower === null) return null;
  const { due_minor, ...lowered } = lower;
  const method = book.early?.repayment_method;
  const shorten = method !== undefined && canShorten(method) ? way('shorten') : null;
  return { due_minor, before, lower: lowered, shorten: shorten && withoutDue(shorten) };
}

const withoutDue = ({ due_minor: _due, ...plan }: ChangedPlan & { due_minor: number }) => plan;
