import type { Knex } from 'knex';
import { leaveBookTogether } from '../../../book/bookRows.ts';
import { leavePerson } from '../../../book/people.ts';
import { chunks } from '../../../book/accounts.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** Takes the rows of an import out of the book again. */

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

/** The rows of a kind that an import brought, as they stand. */
async function rowsOf(
  db: Knex,
  import_id: number,
  kind: 'borrowers' | 'loans' | 'payments',
): Promise<Row[]> {
  return (await db('import_rows')
    .join(kind, `${kind}.id`, 'import_rows.record_id')
    .where({ import_id, 'import_rows.kind': kind })
    .orderBy(`${kind}.id`)
    .select(`${kind}.*`)) as Row[];
}

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);

async function deleteWhere(
  db: Knex.Transaction,
  table: string,
  column: string,
  ids: readonly number[],
): Promise<void> {
  for (const some of chunks(ids)) await db(table).whereIn(column, some).del();
}

/** How many payments an import put on loans that stood before it. */
export async function paymentsElsewhere(
  db: Knex,
  { id, payments_count }: { id: number; payments_count: number },
): Promise<number> {
  const rows: { n: number | string }[] = await db('import_rows')
    .where({ import_id: id, kind: 'payments' })
    .count({ n: '*' });
  return payments_count - Number(rows[0]?.n ?? 0);
}

/**
 * Deletes what an import brought, with an event for each row that the audit watches. The database
 * lets payments and ledger entries go only while the import is marked so.
 */
export async function removeImported(unit: UnitOfWork, import_id: number): Promise<void> {
  const { db } = unit;
  await db('imports').where({ id: import_id }).update({ undoing: 1 });
  const payments = await rowsOf(db, import_id, 'payments');
  const loans = await rowsOf(db, import_id, 'loans');
  const borrowers = await rowsOf(db, import_id, 'borrowers');
  const loanIds = idsOf(loans);
  await leaveBookTogether(db, loanIds);
  // Those that somebody has touched were counted as built on the import: it was refused.
  await deleteWhere(db, 'visits', 'loan_id', loanIds);
  await deleteWhere(db, 'ledger_entries', 'loan_id', loanIds);
  await deleteWhere(db, 'schedule_versions', 'loan_id', loanIds);
  await deleteWhere(db, 'payments', 'id', idsOf(payments));
  await deleteWhere(db, 'loans', 'id', loanIds);
  for (const { id, person_id } of borrowers) if (person_id !== null) await leavePerson(unit, id);
  const people = idsOf(borrowers);
  await deleteWhere(db, 'borrower_numbers', 'borrower_id', people);
  for (const column of ['borrower_id', 'other_id'])
    await deleteWhere(db, 'borrower_matches', column, people);
  await deleteWhere(db, 'borrowers', 'id', people);
  const gone = { payments, loans, borrowers };
  for (const [resource, rows] of Object.entries(gone))
    for (const row of rows)
      unit.record({ action: 'delete', resource, record_id: row.id, before: { ...row } });
  await db('import_rows').where({ import_id }).del();
  await db('imports').where({ id: import_id }).update({ undoing: 0 });
}
