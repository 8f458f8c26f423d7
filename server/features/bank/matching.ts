import type { Knex } from 'knex';
import { giveHomes } from '../../book/bankHomes.ts';
import { ledgerOf, loadAccounts, payoffOf, type Account } from '../../book/accounts.ts';
import { allHolds } from '../../book/holds.ts';
import { recordPayment } from '../../book/paymentWriter.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { openPromises } from '../../book/promises.ts';
import { keepStandings } from '../../book/standings.ts';
import { done, orRefuse, settle } from '../../contract/outcome.ts';
import { bankLines, type BankLineRow } from '../../contract/resources/bankLines.ts';
import type { BankSourceRow } from '../../contract/resources/bankSources.ts';
import type { Deps } from '../../deps.ts';
import { judge, type Meant, type Owed, type Verdict } from '../../domain/bank/match.ts';
import { tracesOf } from '../../domain/bank/traces.ts';
import { heldSpans } from '../../domain/contact/holds.ts';
import { dueNow, unpaidOf } from '../../domain/ledger/unpaid.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { givingWay } from '../../store/giveWay.ts';
import { updateRow } from '../../store/tableStore.ts';
import { unitOfWork, type Actor, type UnitOfWork } from '../../store/unitOfWork.ts';
import { referenceSeen, unreadLines } from './store/lines.ts';
import { findMeant, recordedAlready, type FoundLoan } from './store/meant.ts';

/**
 * Looks up whose the money of a statement's lines is, and books what is sure. In slices, each one
 * write: a process that ends in between loses nothing and doubles nothing, for a line is looked up
 * and booked at once.
 */

/** Lines of one write, some hundredths of a second in which nobody else writes. */
const SLICE = 10;

const NOTHING: Owed = {
  due_minor: 0,
  unpaid: [],
  beside_minor: 0,
  payoff_minor: 0,
  promised: [],
};

/** What a loan owes on the day of the money. */
function owedOf(
  account: Account,
  policies: PolicyBook,
  on: string,
  ahead: number,
  promised: readonly number[],
): Owed {
  if (account.loan.status === 'settled' || on < account.loan.disbursed_on) return NOTHING;
  const ledger = ledgerOf(account, policies, { as_of: on });
  const { penalty_minor, cost_minor, refund_owed_minor } = ledger;
  return {
    due_minor: dueNow(ledger, on).due_now_minor,
    unpaid: ledger.installments
      .filter(({ due_on }) => due_on <= addDays(on, ahead))
      .map(unpaidOf)
      .filter((unpaid) => unpaid > 0),
    beside_minor: penalty_minor + cost_minor + refund_owed_minor,
    payoff_minor: payoffOf(account, policies, { as_of: on }).amount_minor,
    promised,
  };
}

/** The loans whose borrower disputes them on a day. */
async function disputed(
  db: Knex,
  loans: readonly FoundLoan[],
  on: string,
): Promise<ReadonlySet<number>> {
  const holds = await allHolds(db, [...new Set(loans.map(({ borrower_id }) => borrower_id))]);
  return new Set(
    holds
      .filter(
        (hold) =>
          hold.reason === 'dispute' &&
          heldSpans(hold).some(({ from, until }) => from <= on && until >= on),
      )
      .map(({ loan_id }) => loan_id),
  );
}

async function meantOf(
  db: Knex,
  line: BankLineRow,
  loans: readonly FoundLoan[],
  policies: PolicyBook,
  today: string,
): Promise<Meant[]> {
  const ids = loans.map(({ loan_id }) => loan_id);
  const { early_days } = policies.on('bank_matching', today);
  const accounts = new Map((await loadAccounts(db, ids)).map((one) => [one.loan.id, one]));
  const promises = await openPromises(db, ids);
  const inDispute = await disputed(db, loans, today);
  const recorded = await recordedAlready(db, ids, line);
  return loans.flatMap(({ loan_id, person, traces }) => {
    const account = accounts.get(loan_id);
    if (account === undefined) return [];
    const promised = promises
      .filter(({ loan_ids }) => loan_ids.length === 1 && loan_ids[0] === loan_id)
      .map(({ promise_amount_minor }) => promise_amount_minor);
    const { status, disbursed_on } = account.loan;
    return {
      loan_id,
      person,
      traces,
      active: status === 'active' && line.value_on >= disbursed_on,
      disputed: inDispute.has(loan_id),
      recorded: recorded.has(loan_id),
      owed: owedOf(account, policies, line.value_on, early_days, promised),
    };
  });
}

/** What a line may mean on a day, and whether it is sure. */
export async function verdictOn(
  db: Knex,
  line: BankLineRow,
  policies: PolicyBook,
  today: string,
): Promise<Verdict> {
  const about = {
    direction: line.direction,
    amount_minor: line.amount_minor,
    reference_seen: await referenceSeen(db, line),
  };
  const rule = policies.on('bank_matching', today);
  if (line.direction === 'out') return judge(about, [], false, rule);
  const traces = tracesOf([line.remark ?? '', line.payer_name ?? ''].join(' '));
  const { loans, capped } = await findMeant(db, line, traces);
  return judge(about, await meantOf(db, line, loans, policies, today), capped, rule);
}

/** Pays a loan with the money of a line, as of the day it came. */
export async function payWith(
  unit: UnitOfWork,
  line: BankLineRow,
  channel: BankSourceRow['channel'],
  loan_id: number,
  amount_minor: number,
) {
  return await recordPayment(unit, {
    loan_id,
    amount_minor,
    paid_on: line.value_on,
    channel,
    memo: memoOf(line),
  });
}

/** What a payment says of where it came from: the reference; a remark may hold personal data. */
const memoOf = ({ payer_name, reference }: BankLineRow): string | null =>
  [payer_name, reference].filter((part) => part !== null).join(' · ') || null;

/** Looks one line up, and books it where it is sure; answers the loan it went to. */
async function matchLine(
  unit: UnitOfWork,
  line: BankLineRow,
  channel: BankSourceRow['channel'],
  policies: PolicyBook,
): Promise<number | null> {
  const { candidates, book, doubt } = await verdictOn(unit.db, line, policies, unit.businessDate);
  const status = candidates.length === 0 ? ('unmatched' as const) : ('proposed' as const);
  const looked = await updateRow(
    unit.db,
    bankLines,
    line,
    { candidates: JSON.stringify(candidates), doubt, status, matched_at: unit.now },
    unit.now,
  );
  if (book === null) return null;
  const { amount_minor } = line;
  const paid = await settle(async () => await payWith(unit, line, channel, book, amount_minor));
  // What the rules of payments refuse waits for a person, as all that is not sure.
  if (!paid.ok) return null;
  const home = { home: 'loan' as const, loan_id: book, payment_id: paid.value.id, amount_minor };
  await giveHomes(unit, looked, 'book', [home], { automatic: 1 });
  return book;
}

/**
 * Looks up lines of a statement, at most so many; answers how many it looked at. What is left is
 * looked up the next time.
 */
export async function matchLines(
  deps: Deps,
  actor: Actor,
  statement: { readonly id: number; readonly channel: BankSourceRow['channel'] },
  most: number,
): Promise<number> {
  const giveWay = givingWay(deps.database);
  let looked = 0;
  while (looked < most) {
    const outcome = await unitOfWork(deps, actor, async (unit) => {
      const lines = await unreadLines(unit.db, statement.id, SLICE);
      const policies = await loadPolicies(unit.db);
      const paid = new Set<number>();
      for (const line of lines) {
        const loan = await matchLine(unit, line, statement.channel, policies);
        if (loan !== null) paid.add(loan);
      }
      await keepStandings(unit.db, [...paid], policies, unit.businessDate);
      return done(lines.length);
    });
    const count = orRefuse(outcome);
    if (count === 0) break;
    looked += count;
    await giveWay();
  }
  return looked;
}
