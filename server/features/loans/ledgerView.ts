import { textOrder } from '../../domain/time/order.ts';
import type { LoanLedger } from '../../contract/resources/adjustments.ts';
import { capFinding } from '../../domain/ledger/costCap.ts';
import { allInCost } from '../../domain/ledger/cost.ts';
import type { LedgerEntry } from '../../domain/ledger/ledgerTypes.ts';
import { ledgerOf, loanAt, type Account } from '../../book/accounts.ts';
import { contractSchedule, restructuresAt } from '../../book/versions.ts';
import type { PolicyBook } from '../../book/policies.ts';

type Moment = { as_of: string; known_at?: string | undefined };
type Event = LoanLedger['events'][number];
type Bare = Omit<Event, 'entries' | 'unallocated_minor' | 'balance'>;

const SAME = ['payment_id', 'adjustment_id', 'restructure_id'] as const;

/**
 * Every event of a loan up to a date, where each fen went, and the balance at the end of its day.
 * Reversed events stand with nothing.
 */
export function ledgerView(account: Account, policies: PolicyBook, moment: Moment): LoanLedger {
  const book = ledgerOf(account, policies, moment);
  const sequences = new Map(account.installments.map((row) => [row.id, row.sequence]));
  const unallocated = new Map(book.unallocated.map((row) => [row.payment_id, row.amount_minor]));
  const line = ({
    payment_id: _payment,
    adjustment_id: _adjustment,
    restructure_id: _restructure,
    ...entry
  }: LedgerEntry) => ({
    ...entry,
    sequence: entry.installment_id === null ? null : (sequences.get(entry.installment_id) ?? null),
  });
  const balances = new Map<string, Event['balance']>();
  const events = bareEvents(account, moment).map(
    (event): Event => ({
      ...event,
      entries:
        event.kind === 'disbursement'
          ? []
          : book.entries
              .filter((entry) => SAME.every((name) => entry[name] === event[name]))
              .map(line),
      unallocated_minor: event.payment_id === null ? 0 : (unallocated.get(event.payment_id) ?? 0),
      balance: balanceOn(account, policies, { ...moment, as_of: event.value_on }, balances),
    }),
  );
  return { as_of: moment.as_of, events, cost: costOf(account, policies, moment, book) };
}

type Shown = (at: string | null) => at is string;

const NOTHING = {
  payment_id: null,
  adjustment_id: null,
  restructure_id: null,
  reversed_at: null,
  channel: null,
  prepayment: null,
};

const whenKnown = (isKnown: Shown, at: string | null): string | null => (isKnown(at) ? at : null);

const paymentEvents = (account: Account, isKnown: Shown): Bare[] =>
  account.payments
    .filter((row) => isKnown(row.created_at))
    .map((row) => ({
      ...NOTHING,
      kind: 'payment',
      payment_id: row.id,
      value_on: row.paid_on,
      recorded_at: row.created_at,
      reversed_at: whenKnown(isKnown, row.reversed_at),
      amount_minor: row.amount_minor,
      channel: row.channel,
      prepayment: row.prepayment ?? null,
    }));

const adjustmentEvents = (account: Account, isKnown: Shown): Bare[] =>
  account.adjustments
    .filter((row) => isKnown(row.posted_at))
    .map((row) => ({
      ...NOTHING,
      kind: row.kind,
      adjustment_id: row.id,
      value_on: row.value_on,
      recorded_at: row.posted_at ?? '',
      reversed_at: whenKnown(isKnown, row.reversed_at),
      amount_minor: row.amount_minor,
    }));

const restructureEvents = (account: Account, isKnown: Shown): Bare[] =>
  account.restructures
    .filter((row) => isKnown(row.effective_at))
    .map((row) => ({
      ...NOTHING,
      kind: 'restructure',
      restructure_id: row.id,
      value_on: row.effective_on,
      recorded_at: row.effective_at,
      reversed_at: whenKnown(isKnown, row.lapsed_at),
      amount_minor: Object.values(row.effect.parts).reduce(
        (sum, part) => sum + part.carried_minor + part.capitalised_minor,
        0,
      ),
    }));

function disbursementOf(account: Account, moment: Moment): Bare {
  const loan = loanAt(account, moment);
  return {
    ...NOTHING,
    kind: 'disbursement',
    value_on: loan.disbursed_on,
    recorded_at: loan.created_at,
    amount_minor: loan.principal_minor,
  };
}

/** The events of a loan up to a date, as known at an instant, by value date. */
function bareEvents(account: Account, moment: Moment): Bare[] {
  const { as_of, known_at } = moment;
  const isKnown = (at: string | null): at is string =>
    at !== null && (known_at === undefined || at <= known_at);
  return [
    disbursementOf(account, moment),
    ...paymentEvents(account, isKnown),
    ...adjustmentEvents(account, isKnown),
    ...restructureEvents(account, isKnown),
  ]
    .filter((event) => event.value_on <= as_of)
    .sort((a, b) => textOrder(a.value_on, b.value_on) || textOrder(a.recorded_at, b.recorded_at));
}

function balanceOn(
  account: Account,
  policies: PolicyBook,
  moment: Moment,
  known: Map<string, Event['balance']>,
): Event['balance'] {
  const found = known.get(moment.as_of);
  if (found !== undefined) return found;
  const {
    outstanding_minor,
    principal_outstanding_minor,
    penalty_minor,
    cost_minor,
    unallocated_minor,
    refund_owed_minor,
  } = ledgerOf(account, policies, moment);
  const balance = {
    outstanding_minor,
    principal_outstanding_minor,
    penalty_minor,
    cost_minor,
    unallocated_minor,
    refund_owed_minor,
  };
  known.set(moment.as_of, balance);
  return balance;
}

function costOf(
  account: Account,
  policies: PolicyBook,
  moment: Moment,
  book: ReturnType<typeof ledgerOf>,
): LoanLedger['cost'] {
  const loan = loanAt(account, moment);
  const contract = loanAt(account, { ...moment, as_of: '' });
  // A cap is that of the day an agreement was made: the contract, then each plan.
  const plans = restructuresAt(account, moment).map((row) => row.effective_on);
  const madeOn = (date: string) =>
    plans.findLast((effective_on) => effective_on <= date) ?? contract.disbursed_on;
  const capOn = (date: string) => policies.on('cost_cap', madeOn(date), loan.product);
  const finding = capFinding({
    ...loan,
    day_count: contract.day_count,
    installments: [...book.replaced, ...book.installments],
    entries: book.entries,
    open_minor: book.penalty_minor + book.cost_minor,
    capOn,
    capDates: plans,
    as_of: moment.as_of,
  });
  return {
    ...allInCost(contract, contractSchedule(account, moment)),
    ...finding,
    cap_bps: capOn(moment.as_of).annual_bps,
    penalty_rate_bps: loan.penalty_rate_bps,
  };
}
