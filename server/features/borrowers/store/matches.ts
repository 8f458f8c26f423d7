import type { Knex } from 'knex';
import type { BorrowerNumberRow } from '../../../contract/resources/borrowerNumbers.ts';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';

/** Rows of borrowers with an identity number or phone in common, and what was said of them. */

/** What a record is recognised by. */
export interface Marks {
  national_id: string | null;
  phones: readonly string[];
}

/** The rows that have one of these marks; rows that were merged away are pointers, and are none. */
export async function rowsWith(
  db: Knex,
  { national_id, phones }: Marks,
): Promise<{ row: BorrowerRow; matched_on: ('national_id' | 'phone')[] }[]> {
  const byIdentity: BorrowerRow[] =
    national_id === null
      ? []
      : await db('borrowers').where({ national_id }).whereNull('merged_into_id').orderBy('id');
  // Two queries, each by its own index: an OR of both would read the whole table on one engine.
  const byPhone: BorrowerRow[] = await db('borrowers')
    .whereIn(
      'id',
      db('borrowers').whereIn('phone', phones).select('id').union(ownNumbers(db, phones)),
    )
    .whereNull('merged_into_id')
    .orderBy('id');
  const found = new Map(byIdentity.map((row) => [row.id, row]));
  for (const row of byPhone) found.set(row.id, row);
  const has = (rows: readonly BorrowerRow[], { id }: BorrowerRow) =>
    rows.some((row) => row.id === id);
  return [...found.values()].map((row) => ({
    row,
    matched_on: [
      ...(has(byIdentity, row) ? (['national_id'] as const) : []),
      ...(has(byPhone, row) ? (['phone'] as const) : []),
    ],
  }));
}

/** Borrowers with these as numbers of their own: a wrong one, or a neighbour's, says nothing. */
const ownNumbers = (db: Knex, phones: readonly string[]): Knex.QueryBuilder =>
  db('borrower_numbers')
    .whereIn('phone', phones)
    .whereNot({ state: 'wrong' })
    .whereNot({ kind: 'third_party' })
    .select('borrower_id');

/** The numbers a borrower is recognised by. */
export async function phonesOf(db: Knex, { id, phone }: Pick<BorrowerRow, 'id' | 'phone'>) {
  const rows: Pick<BorrowerNumberRow, 'phone'>[] = await db('borrower_numbers')
    .where({ borrower_id: id })
    .whereNot({ state: 'wrong' })
    .whereNot({ kind: 'third_party' })
    .select('phone');
  return [...new Set([...(phone === null ? [] : [phone]), ...rows.map((row) => row.phone)])];
}

/** The records that a borrower was last said to be another person than, with the reasons. */
export async function saidDifferent(
  db: Knex,
  borrower_id: number,
): Promise<Map<number, string | null>> {
  const rows: { borrower_id: number; other_id: number; answer: string; reason: string | null }[] =
    await db('borrower_matches')
      .where({ borrower_id })
      .orWhere({ other_id: borrower_id })
      .orderBy('id');
  const said = new Map<number, string | null>();
  for (const row of rows) {
    const other = row.borrower_id === borrower_id ? row.other_id : row.borrower_id;
    if (row.answer === 'different') said.set(other, row.reason);
    else said.delete(other);
  }
  return said;
}

/** Keeps an answer about two records. */
export async function keepAnswer(
  trx: Knex.Transaction,
  answer: {
    borrower_id: number;
    other_id: number;
    answer: 'same' | 'different';
    reason: string | null;
    answered_by: number;
    answered_at: string;
  },
): Promise<void> {
  await trx('borrower_matches').insert(answer);
}

/** Forgets what was said of a borrower who is deleted. */
export async function forgetAnswers(trx: Knex.Transaction, id: number): Promise<void> {
  await trx('borrower_matches').where({ borrower_id: id }).orWhere({ other_id: id }).delete();
}

/** How many loans each of some borrowers has. */
export async function loanCounts(db: Knex, ids: readonly number[]): Promise<Map<number, number>> {
  const rows: { borrower_id: number; n: number }[] = await db('loans')
    .whereIn('borrower_id', ids)
    .groupBy('borrower_id')
    .select('borrower_id')
    .count({ n: '*' });
  return new Map(rows.map(({ borrower_id, n }) => [borrower_id, Number(n)]));
}
