import type { Knex } from 'knex';
import type { PathBack } from '../contract/resources/repairReport.ts';
import type { RestructureRow } from '../contract/resources/restructures.ts';
import type { RestructureTerms } from '../domain/restructure/restructurePlan.ts';
import { badStanding, badTimes, type BadTime } from '../domain/repair/badTime.ts';
import { addMonths, lastDayOfPreviousMonth } from '../domain/time/calendar.ts';
import { daysPastDue } from '../domain/ledger/delinquency.ts';
import { REPAIR_OPEN } from '../domain/repair/repairCase.ts';
import { recordTerm } from '../domain/repair/creditRegulation.ts';
import { chunks, ledgerOf, loadAccounts, payoffOf, type Account } from '../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../book/policies.ts';

/** Months back that the path looks at: as long as a bad record is kept. */
const MONTHS = 60;

/** How many of the last sixty months that have ended did so with something overdue. */
function monthsOverdue(times: readonly BadTime[], today: string): number {
  let count = 0;
  for (let back = 0; back < MONTHS; back += 1) {
    const end = lastDayOfPreviousMonth(addMonths(`${today.slice(0, 7)}-01`, -back));
    // What is paid on the last day is not overdue at its end.
    if (
      times.some(({ from_on, ended_on }) => from_on <= end && (ended_on === null || ended_on > end))
    )
      count += 1;
  }
  return count;
}

function loanPath(
  account: Account,
  policies: PolicyBook,
  today: string,
): PathBack['loans'][number] {
  const book = ledgerOf(account, policies, { as_of: today });
  const times = badTimes(book, today);
  const standing = badStanding(times);
  return {
    loan_id: account.loan.id,
    loan_no: account.loan.loan_no,
    overdue_minor: book.overdue_minor,
    payoff_minor: payoffOf(account, policies, { as_of: today }).amount_minor,
    days_past_due: daysPastDue(book.oldest_unpaid_due_on, today),
    ...standing,
    kept_until_on: recordTerm(standing.bad_ended_on)?.last_kept_on ?? null,
    months_overdue: monthsOverdue(times, today),
  };
}

async function loansOf(db: Knex, borrower_id: number, today: string): Promise<PathBack['loans']> {
  const policies = await loadPolicies(db);
  const rows: { id: number }[] = await db('loans')
    .where({ borrower_id })
    .orderBy('id')
    .select('id');
  const loans: PathBack['loans'] = [];
  for (const ids of chunks(rows.map(({ id }) => id)))
    for (const account of await loadAccounts(db, ids))
      loans.push(loanPath(account, policies, today));
  return loans;
}

const pausesOf = async (db: Knex, borrower_id: number): Promise<PathBack['pauses']> =>
  await db('reporting_pauses')
    .where({ borrower_id })
    .orderBy('id')
    .select('id', 'loan_id', 'credit_repair_id', 'ended_on', {
      from: 'from_on',
      until: 'until_on',
    });

const explanationsOf = async (db: Knex, borrower_id: number): Promise<PathBack['explanations']> =>
  await db('credit_repairs')
    .where({ borrower_id, decision: 'grant' })
    .whereNot({ status: 'withdrawn' })
    .whereNotNull('explanation')
    .orderBy('id')
    .select({ credit_repair_id: 'id', text: 'explanation', granted_on: 'decided_on' }, 'loan_id');

const openRequestsOf = async (db: Knex, borrower_id: number): Promise<PathBack['requests']> =>
  await db('credit_repairs')
    .where({ borrower_id })
    .whereIn('status', REPAIR_OPEN)
    .orderBy(['due_on', 'id'])
    .select('id', 'kind', 'cause', 'status', 'received_on', 'due_on', 'loan_id');

async function restructuresOf(db: Knex, borrower_id: number): Promise<PathBack['restructures']> {
  const rows: Pick<RestructureRow, 'id' | 'loan_id' | 'status' | 'terms'>[] = await db(
    'restructures',
  )
    .where({ borrower_id })
    .whereNotIn('status', ['cancelled', 'rejected'])
    .orderBy('id')
    .select('id', 'loan_id', 'status', 'terms');
  return rows.map(({ terms, ...row }) => ({
    ...row,
    first_due_on: (JSON.parse(terms) as RestructureTerms).first_due_on,
  }));
}

/**
 * A borrower's way back: what is owed and since when, when the record of it ends, what was granted.
 * Empty for a borrower that is not there.
 */
export async function pathBack(db: Knex, borrower_id: number, today: string): Promise<PathBack> {
  return {
    loans: await loansOf(db, borrower_id, today),
    pauses: await pausesOf(db, borrower_id),
    explanations: await explanationsOf(db, borrower_id),
    requests: await openRequestsOf(db, borrower_id),
    restructures: await restructuresOf(db, borrower_id),
  };
}
