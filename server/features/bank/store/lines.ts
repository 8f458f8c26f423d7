import type { Knex } from 'knex';
import { bulkInsert } from '../../../../db/bulk.ts';
import { bankLines, type BankLineRow } from '../../../contract/resources/bankLines.ts';
import { chunks } from '../../../book/accounts.ts';
import { columnsOf, type TableSpec } from '../../../store/tableStore.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';
import type { ReadLine } from '../reading.ts';

/** Lines of statements: every one once. */

export const lineSpec: TableSpec = {
  table: 'bank_lines',
  kept: { whole: 'bank_lines', by: 'status' },
  searched: bankLines.searched,
  sums: { amount_minor: 'bank_lines.amount_minor', suspense_minor: 'bank_lines.suspense_minor' },
};

/** Which of these keys a source has brought already. */
export async function knownKeys(
  db: Knex,
  source_id: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const some of chunks(keys, 500)) {
    const rows: { line_key: string }[] = await db('bank_lines')
      .where({ source_id })
      .whereIn('line_key', some)
      .select('line_key');
    for (const { line_key } of rows) known.add(line_key);
  }
  return known;
}

const READ = [
  'line_no',
  'line_key',
  'booked_on',
  'value_on',
  'direction',
  'amount_minor',
  'payer_name',
  'payer_account',
  'remark',
  'reference',
] as const;
const COLUMNS = columnsOf(bankLines, [
  ...READ,
  'source_id',
  'statement_id',
  'status',
  'automatic',
  'candidates',
  'booked_minor',
  'suspense_minor',
  'returned_minor',
  'created_at',
  'updated_at',
]);

/** Stores lines, without a home and not looked up. */
export async function insertLines(
  { db, now }: UnitOfWork,
  source_id: number,
  statement_id: number,
  lines: readonly ReadLine[],
): Promise<void> {
  const rows = lines.map((line) => [
    ...READ.map((name) => line[name]),
    source_id,
    statement_id,
    'unmatched',
    0,
    '[]',
    0,
    0,
    0,
    now,
    now,
  ]);
  await bulkInsert(db, 'bank_lines', COLUMNS, rows);
}

/** The next lines of a statement that are not looked up yet. */
export const unreadLines = async (
  db: Knex,
  statement_id: number,
  limit: number,
): Promise<BankLineRow[]> =>
  await db('bank_lines').where({ statement_id }).whereNull('matched_at').orderBy('id').limit(limit);

/** Whether another line of the source has this one's reference with other contents. */
export const referenceSeen = async (
  db: Knex,
  { id, source_id, reference }: BankLineRow,
): Promise<boolean> =>
  reference !== null &&
  (await db('bank_lines').where({ reference, source_id }).whereNot({ id }).first('id')) !==
    undefined;

export interface Counts {
  readonly booked_count: number;
  readonly waiting_count: number;
  readonly unread_count: number;
}
const NONE: Counts = { booked_count: 0, waiting_count: 0, unread_count: 0 };

/** What became of the lines of statements. */
export async function countsOf(db: Knex, ids: readonly number[]): Promise<Map<number, Counts>> {
  const rows: (Counts & { statement_id: number })[] = await db('bank_lines')
    .whereIn('statement_id', ids)
    .groupBy('statement_id')
    .select('statement_id')
    .select(
      db.raw("sum(case when status = 'booked' then 1 else 0 end) as booked_count"),
      db.raw(
        "sum(case when status in ('proposed', 'unmatched') then 1 else 0 end) as waiting_count",
      ),
      db.raw('sum(case when matched_at is null then 1 else 0 end) as unread_count'),
    );
  const counts = new Map<number, Counts>(ids.map((id) => [id, NONE]));
  for (const { statement_id, booked_count, waiting_count, unread_count } of rows)
    counts.set(statement_id, {
      booked_count: Number(booked_count),
      waiting_count: Number(waiting_count),
      unread_count: Number(unread_count),
    });
  return counts;
}

export interface ShownPart {
  readonly id: number;
  readonly line_id: number;
  readonly home: 'loan' | 'suspense' | 'returned';
  readonly loan_id: number | null;
  readonly loan_no: string | null;
  readonly borrower_name: string | null;
  readonly payment_id: number | null;
  readonly amount_minor: number;
  readonly since_on: string;
  readonly ended_on: string | null;
  readonly put_by: number | null;
}

/** Where the money of lines is and was. */
export const partsOf = async (db: Knex, ids: readonly number[]): Promise<ShownPart[]> =>
  await db('bank_line_parts')
    .leftJoin('loans', 'loans.id', 'bank_line_parts.loan_id')
    .leftJoin('borrowers', 'borrowers.id', 'loans.borrower_id')
    .whereIn('line_id', ids)
    .orderBy('bank_line_parts.id')
    .select('bank_line_parts.id', 'line_id', 'home', 'loan_id', 'loans.loan_no')
    .select({ borrower_name: 'borrowers.full_name' })
    .select('payment_id', 'bank_line_parts.amount_minor', 'since_on', 'ended_on', 'put_by');

/** The names of sources, with their channels. */
export async function sourcesOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, { name: string; channel: string }>> {
  const rows: { id: number; name: string; channel: string }[] = await db('bank_sources')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name', 'channel');
  return new Map(rows.map(({ id, ...source }) => [id, source]));
}

export const sourceNamed = async (db: Knex, name: string): Promise<{ id: number } | undefined> =>
  await db('bank_sources').where({ name }).first('id');

/** The statement of a source that was this very file. */
export const statementOf = async (
  db: Knex,
  source_id: number,
  sha256: string,
): Promise<{ id: number } | undefined> =>
  await db('bank_statements').where({ source_id, sha256 }).orderBy('id', 'desc').first('id');

/** Whether a bank's line brought a payment, or it is another's. */
export const isOfLine = async (db: Knex, payment_id: number): Promise<boolean> =>
  (await db('bank_line_parts').where({ payment_id }).whereNull('ended_on').first('id')) !==
  undefined;
