import type { Knex } from 'knex';
import type { PathBack } from '../contract/resources/repairReport.ts';
import { badStanding, badTimes, type BadTime } from '../domain/repair/badTime.ts';
import { addMonths, lastDayOfPreviousMonth } from '../domain/time/calendar.ts';
import { daysPastDue } from '../domain/ledger/delinquency.ts';
import { OPEN_REPAIR } from '../domain/repair/repairCase.ts';
import { recordTerm } from '../domain/repair/creditRegulation.ts';
import { chunks, ledgerOf, loadAccounts, payoffOf, type Account } from '../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../book/policies.ts';

const MONTHS = 60;

/** Of the last sixty months that have ended, those at whose end something was overdue. */
function monthsOverdue(times: readonly BadTime[], today: string): number {
  let count = 0;
  for (let back = 0; back < MONTHS; back += 1) {
    const end = lastDayOfPreviousMonth(addMonths(`${today.slice(0, 7)}-01`, -back));
    // What is paid on the last day is not overdue at its end.
    if (times.some((one) => one.from_on <= end && (one.ended_on === null || one.ended_on > end)))
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

interface Pause {
  id: number;
  loan_id: number | null;
  credit_repair_id: number;
  from_on: string;
  until_on: string;
  ended_on: string | null;
}

/**
 * A borrower's way back: what is owed and since when, when the record of it ends, what was granted.
 * Empty for a borrower that is not there.
 */
export async function pathBack(db: Knex, borrower_id: number, today: string): Promise<PathBack> {
  const policies = await loadPolicies(db);
  const ids = (await db('loans').where({ borrower_id }).orderBy('id').select('id')).map(
    ({ id }: { id: number }) => id,
  );
  const loans: PathBack['loans'] = [];
  for (const part of chunks(ids))
    for (const account of await loadAccounts(db, part))
      loans.push(loanPath(account, policies, today));
  const pauses: Pause[] = await db('reporting_pauses')
    .where({ borrower_id })
    .orderBy('id')
    .select('id', 'loan_id', 'credit_repair_id', 'from_on', 'until_on', 'ended_on');
  const restructures: { id: number; loan_id: number; status: string; terms: string }[] = await db(
    'restructures',
  )
    .where({ borrower_id })
    .whereNotIn('status', ['cancelled', 'rejected'])
    .orderBy('id')
    .select('id', 'loan_id', 'status', 'terms');
  return {
    loans,
    pauses: pauses.map(({ from_on, until_on, ...pause }) => ({
      ...pause,
      from: from_on,
      until: until_on,
    })),
    explanations: (await db('credit_repairs')
      .where({ borrower_id, decision: 'grant' })
      .whereNot({ status: 'withdrawn' })
      .whereNotNull('explanation')
      .orderBy('id')
      .select(
        { credit_repair_id: 'id', text: 'explanation', granted_on: 'decided_on' },
        'loan_id',
      )) as PathBack['explanations'],
    requests: await db('credit_repairs')
      .where({ borrower_id })
      .whereIn('status', [...OPEN_REPAIR])
      .orderBy(['due_on', 'id'])
      .select('id', 'kind', 'cause', 'status', 'received_on', 'due_on', 'loan_id'),
    restructures: restructures.map(({ terms, ...row }) => ({
      ...row,
      first_due_on: (JSON.parse(terms) as { first_due_on: string | null }).first_due_on,
    })),
  };
}
