import type { Knex } from 'knex';
import { type Outcome, done, orRefuse } from '../../contract/outcome.ts';
import type {
  PaymentPreview,
  PaymentRow,
  ReversalPreview,
} from '../../contract/resources/payments.ts';
import { NOT_RECORDED, type LedgerEntry } from '../../domain/ledger/ledgerTypes.ts';
import { daysPastDue, tierOf } from '../../domain/ledger/delinquency.ts';
import { ledgerOf, loadAccounts, payoffOf, type Account } from '../../book/accounts.ts';
import { payable, type ProposedPayment } from '../../book/paymentWriter.ts';
import { loadPolicies } from '../../book/policies.ts';
import type { Prepayment } from '../../domain/ledger/prepaymentWays.ts';
import { prepaymentPlans } from './prepayments.ts';
import { likelyDouble } from './store.ts';

/** What this payment would do, by the same ledger that recording it runs. */
export async function previewPayment(
  db: Knex,
  sent: ProposedPayment & {
    client_reference?: string | undefined;
    prepayment?: Prepayment | null | undefined;
  },
  today: string,
): Promise<Outcome<PaymentPreview>> {
  const account = orRefuse(await payable(db, sent, today));
  const policies = await loadPolicies(db);
  const extra = {
    ...sent,
    id: NOT_RECORDED,
    prepayment: sent.prepayment ?? null,
  };
  const before = ledgerOf(account, policies, { as_of: today });
  const after = ledgerOf(account, policies, { as_of: today, extra });
  const quote = payoffOf(account, policies, { as_of: sent.paid_on });
  const bands = policies.on('tiers', today);
  const tier = (oldest: string | null) => tierOf(daysPastDue(oldest, today), bands);
  const mine = after.entries.filter((entry) => entry.payment_id === NOT_RECORDED);
  return done({
    allocations: mine
      .filter((entry) => entry.effect === 'paid')
      .map((entry) => allocation(account, entry)),
    // A prepayment drops the old plan's interest too, but its new plan has interest of its own.
    dropped_interest_minor: after.settled
      ? mine
          .filter((entry) => entry.effect === 'dropped')
          .reduce((sum, entry) => sum + entry.amount_minor, 0)
      : 0,
    payoff_minor: quote.amount_minor,
    unallocated_minor:
      after.unallocated.find((row) => row.payment_id === NOT_RECORDED)?.amount_minor ?? 0,
    outstanding_before_minor: before.outstanding_minor,
    outstanding_after_minor: after.outstanding_minor,
    overdue_after_minor: after.overdue_minor,
    tier_before: account.loan.status === 'written_off' ? null : tier(before.oldest_unpaid_due_on),
    tier_after:
      after.settled || account.loan.status === 'written_off'
        ? null
        : tier(after.oldest_unpaid_due_on),
    settles: after.settled && !before.settled,
    is_settled: before.settled,
    plans: prepaymentPlans(account, policies, extra),
    likely_double: (await likelyDouble(db, sent)) ?? null,
  });
}

/** What taking a payment back would do, by the same ledger that doing it runs. */
export async function previewReversal(
  db: Knex,
  { id, loan_id }: PaymentRow,
  today: string,
): Promise<ReversalPreview> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined) throw new Error(`payment ${id} has no loan`);
  const policies = await loadPolicies(db);
  const before = ledgerOf(account, policies, { as_of: today });
  const rest = { ...account, payments: account.payments.filter((row) => row.id !== id) };
  const after = ledgerOf(rest, policies, { as_of: today });
  return {
    id,
    outstanding_before_minor: before.outstanding_minor,
    outstanding_after_minor: after.outstanding_minor,
    overdue_after_minor: after.overdue_minor,
    refund_owed_before_minor: before.refund_owed_minor,
    refund_owed_after_minor: after.refund_owed_minor,
  };
}

function allocation(
  { installments }: Account,
  { installment_id, component, amount_minor }: LedgerEntry,
): PaymentPreview['allocations'][number] {
  const row = installments.find(({ id }) => id === installment_id);
  return {
    installment_id,
    component,
    amount_minor,
    sequence: row?.sequence ?? null,
    due_on: row?.due_on ?? null,
  };
}
