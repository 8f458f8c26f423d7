import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { chunks } from '../../../book/accounts.ts';
import { overdueColumn } from '../../../book/overdueAmounts.ts';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { UserRow } from '../../../contract/resources/system.ts';
import type { DeskPerson } from '../../../domain/assignment/assignmentRules.ts';

/** What the giving of persons to clerks is made of, read in chunks that let requests pass. */

/** So many borrowers are asked for at a time: some hundredths of a second each. */
const CHUNK = 2000;

/** A loan that is not settled, with what it owes overdue in fen. */
export type OpenLoan = Pick<
  LoanRow,
  'id' | 'borrower_id' | 'product' | 'assigned_to' | 'oldest_unpaid_due_on'
> & { overdue_minor: number };

/** The borrowers of the loans that are overdue on a date, and of all those in one's hands. */
export async function borrowersAsked(
  db: Knex,
  today: string,
  user_id: number | null,
): Promise<number[]> {
  // Made distinct here: asked to, SQLite reads the loans of all borrowers in their order.
  const open = () => db('loans').whereNot('status', 'settled').select('borrower_id');
  const overdue: { borrower_id: number }[] = await open().where('oldest_unpaid_due_on', '<', today);
  const held: { borrower_id: number }[] =
    user_id === null ? [] : await open().where({ assigned_to: user_id });
  return [...new Set([...overdue, ...held].map(({ borrower_id }) => borrower_id))];
}

/** A row of a borrower, with the person they are. */
export type Debtor = Pick<BorrowerRow, 'id' | 'person_id' | 'region_code'>;

/** The rows of these borrowers and of those linked to them, by id. */
export async function debtorsOf(db: Knex, ids: readonly number[]): Promise<Debtor[]> {
  const columns = ['id', 'person_id', 'region_code'] as const;
  const rows = new Map<number, Debtor>();
  const keep = (some: readonly Debtor[]) => {
    for (const row of some) rows.set(row.id, row);
  };
  for (const some of chunks(ids, CHUNK))
    keep(
      await db('borrowers')
        .where(isOneOf(db, 'id', some))
        .select(...columns),
    );
  const linked = [...new Set([...rows.values()].flatMap(({ person_id }) => person_id ?? []))];
  for (const some of chunks(linked, CHUNK))
    keep(
      await db('borrowers')
        .where(isOneOf(db, 'person_id', some))
        .select(...columns),
    );
  return [...rows.values()].toSorted((a, b) => a.id - b.id);
}

/** The loans of these borrowers that are not settled, by id. */
export async function openLoansOf(
  db: Knex,
  borrowerIds: readonly number[],
  today: string,
): Promise<OpenLoan[]> {
  const loans: OpenLoan[] = [];
  for (const some of chunks(borrowerIds, CHUNK)) {
    const rows: OpenLoan[] = await db('loans')
      .join('loan_standings', 'loan_standings.id', 'loans.id')
      .where(isOneOf(db, 'borrower_id', some))
      .whereNot('status', 'settled')
      .select('loans.id', 'borrower_id', 'product', 'assigned_to', 'oldest_unpaid_due_on')
      .select(overdueColumn(db, today));
    for (const row of rows) loans.push({ ...row, overdue_minor: Number(row.overdue_minor) });
  }
  return loans.toSorted((a, b) => a.id - b.id);
}

/** Those at the desk whose accounts are in use, and who of them is on leave on the date. */
export async function deskOn(db: Knex, today: string): Promise<DeskPerson[]> {
  const users: Pick<UserRow, 'id' | 'team' | 'role'>[] = await db('users')
    .where({ active: 1 })
    .whereIn('role', ['staff', 'supervisor'])
    .orderBy('id')
    .select('id', 'team', 'role');
  const away: { user_id: number }[] = await db('absences')
    .where('until_on', '>=', today)
    .where('from_on', '<=', today)
    .whereNull('withdrawn_at')
    .select('user_id');
  const gone = new Set(away.map(({ user_id }) => user_id));
  return users.map(({ id, team, role }) => ({
    user_id: id,
    team,
    clerk: role === 'staff',
    away: gone.has(id),
  }));
}

/** Who keeps which borrower on a date, by a supervisor's leave; the latest of several. */
export async function keepersOn(db: Knex, today: string): Promise<Map<number, number>> {
  const rows: { borrower_id: number; user_id: number }[] = await db('assignment_keeps')
    .where({ status: 'approved' })
    .where('until_on', '>=', today)
    .orderBy('id')
    .select('borrower_id', 'user_id');
  return new Map(rows.map(({ borrower_id, user_id }) => [borrower_id, user_id]));
}
