import type { Knex } from 'knex';
import { type TakenInstallment, unpaidOf } from '../domain/ledger/unpaid.ts';
import { textOrder } from '../domain/time/order.ts';
import { loadAccounts, type Account, type AccountInstallment } from './accounts.ts';
import { BookChanges } from './overdueBook.ts';

/** The rows of a loan that the overdue book counts. */

/**
 * The rows that count: of the schedule in force and what earlier ones left open. Read from storage.
 */
export const rowsInForce = ({ installments }: Account): AccountInstallment[] =>
  installments.filter((row) => row.in_force === 1);

/** What is unpaid of rows, as the overdue book counts it. */
export const unpaidRows = (rows: readonly (TakenInstallment & { due_on: string })[]) =>
  rows
    .map((row) => ({ due_on: row.due_on, unpaid_minor: unpaidOf(row) }))
    .filter((row) => row.unpaid_minor > 0);

/** What the overdue book holds of a loan now. */
export const storedUnpaid = (account: Account) => {
  const { status, oldest_unpaid_due_on } = account.loan;
  return status === 'active' && oldest_unpaid_due_on !== null
    ? unpaidRows(rowsInForce(account).sort((a, b) => textOrder(a.due_on, b.due_on) || a.id - b.id))
    : [];
};

/** Takes a loan out of the overdue book, before its schedule is replaced or it is deleted. */
export async function leaveBook(trx: Knex.Transaction, loan_id: number): Promise<void> {
  const [account] = await loadAccounts(trx, [loan_id]);
  if (account === undefined) return;
  const book = new BookChanges();
  book.add(storedUnpaid(account), -1);
  await book.write(trx);
  await trx('loans').where({ id: loan_id }).update({ oldest_unpaid_due_on: null });
}
