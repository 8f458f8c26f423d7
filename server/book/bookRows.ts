import type { Knex } from 'knex';
import { type TakenInstallment, unpaidOf } from '../domain/ledger/unpaid.ts';
import { chunks, loadAccounts, type Account, type AccountInstallment } from './accounts.ts';
import { BookChanges, type UnpaidLoan } from './overdueBook.ts';

/** The rows of a loan that the overdue book counts. */

/**
 * The rows that count: of the schedule in force and what earlier ones left open. Read from storage.
 */
export const rowsInForce = ({ installments }: Account): AccountInstallment[] =>
  installments.filter((row) => row.in_force === 1);

/** What is unpaid of rows, as the overdue book counts it. */
const unpaidRows = (rows: readonly (TakenInstallment & { due_on: string })[]) =>
  rows
    .map((row) => ({ due_on: row.due_on, unpaid_minor: unpaidOf(row) }))
    .filter((row) => row.unpaid_minor > 0);

/**
 * What the overdue book counts of a loan: its unpaid installments, or where only a cost or a refund
 * is left, nothing on the day of that.
 */
export function unpaidLoan(
  oldest_on: string | null,
  installments: readonly (TakenInstallment & { due_on: string })[],
): UnpaidLoan {
  const rows = unpaidRows(installments);
  return rows.length === 0 && oldest_on !== null
    ? { oldest_on, rows: [{ due_on: oldest_on, unpaid_minor: 0 }] }
    : { oldest_on, rows };
}

/** What the overdue book holds of a loan now. */
export function storedUnpaid(account: Account): UnpaidLoan {
  const { status, oldest_unpaid_due_on: oldest_on, outstanding_minor } = account.loan;
  const inBook = status === 'active' && (outstanding_minor > 0 || oldest_on !== null);
  return inBook ? unpaidLoan(oldest_on, rowsInForce(account)) : { oldest_on, rows: [] };
}

/** Takes loans out of the overdue book, before they are deleted. */
export async function leaveBookTogether(
  trx: Knex.Transaction,
  loanIds: readonly number[],
): Promise<void> {
  const book = new BookChanges();
  for (const some of chunks(loanIds))
    for (const account of await loadAccounts(trx, some)) book.add(storedUnpaid(account), -1);
  await book.write(trx);
  for (const some of chunks(loanIds))
    await trx('loans')
      .whereIn('id', some)
      .update({ oldest_unpaid_due_on: null, outstanding_minor: 0 });
}

/** Takes a loan out of the overdue book, before its schedule is replaced or it is deleted. */
export async function leaveBook(trx: Knex.Transaction, loan_id: number): Promise<void> {
  const [account] = await loadAccounts(trx, [loan_id]);
  if (account === undefined) return;
  const book = new BookChanges();
  book.add(storedUnpaid(account), -1);
  await book.write(trx);
  await trx('loans')
    .where({ id: loan_id })
    .update({ oldest_unpaid_due_on: null, outstanding_minor: 0 });
}
