import type { Knex } from 'knex';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';
import type { CreditRepairRow } from '../../../contract/resources/creditRepairs.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { RepairFile } from '../../../contract/resources/repairFile.ts';
import { REPAIR_OPEN, type RepairKind } from '../../../domain/repair/repairCase.ts';

/** Requests of the queue, and what is linked to one. */

/** The names of borrowers and the numbers of loans that requests are about, by their ids. */
export async function namesOf(
  db: Knex,
  rows: readonly CreditRepairRow[],
): Promise<{ borrowers: Map<number, string>; loans: Map<number, string> }> {
  const borrowers: Pick<BorrowerRow, 'id' | 'full_name'>[] = await db('borrowers')
    .whereIn('id', [...new Set(rows.map((row) => row.borrower_id))])
    .select('id', 'full_name');
  const loans: Pick<LoanRow, 'id' | 'loan_no'>[] = await db('loans')
    .whereIn('id', [...new Set(rows.flatMap(({ loan_id }) => loan_id ?? []))])
    .select('id', 'loan_no');
  return {
    borrowers: new Map(borrowers.map((row) => [row.id, row.full_name])),
    loans: new Map(loans.map((row) => [row.id, row.loan_no])),
  };
}

/** The open request of a borrower about the same; one that law forbids stands apart. */
export const openRepairOf = async (
  db: Knex,
  {
    borrower_id,
    kind,
    loan_id,
    forbidden_rule,
  }: Pick<CreditRepairRow, 'borrower_id' | 'kind' | 'loan_id' | 'forbidden_rule'>,
): Promise<Pick<CreditRepairRow, 'id' | 'status'> | undefined> =>
  await db('credit_repairs')
    .where({ borrower_id, kind, loan_id, forbidden_rule })
    .whereIn('status', REPAIR_OPEN)
    .first('id', 'status');

/** The most urgent request that nobody has in hand. */
export async function nextUnclaimed(
  db: Knex,
  kind: RepairKind | undefined,
): Promise<CreditRepairRow | undefined> {
  const query = db('credit_repairs')
    .whereNull('assignee_id')
    .whereIn('status', REPAIR_OPEN)
    .orderBy(['due_on', 'id']);
  return await (kind === undefined ? query : query.where({ kind })).first();
}

/** Open objections whose record is not marked as disputed yet. */
export const unmarkedObjections = async (db: Knex): Promise<CreditRepairRow[]> =>
  await db('credit_repairs')
    .where({ kind: 'objection' })
    .whereNull('marked_on')
    .whereNull('forbidden_rule')
    .whereIn('status', REPAIR_OPEN)
    .orderBy('id');

/** Open requests whose last day comes by a day, late ones too. */
export const openDueBy = async (db: Knex, on: string): Promise<CreditRepairRow[]> =>
  await db('credit_repairs')
    .whereIn('status', REPAIR_OPEN)
    .where('due_on', '<=', on)
    .orderBy(['due_on', 'id']);

/** Restructures that were requested for a request. */
export const restructuresOf = async (
  db: Knex,
  credit_repair_id: number,
): Promise<RepairFile['restructures']> =>
  await db('restructures')
    .where({ credit_repair_id })
    .orderBy('id')
    .select('id', 'status', 'created_at');

/** The borrower's other requests, newest first. */
export const othersOf = async (
  db: Knex,
  { id, borrower_id }: Pick<CreditRepairRow, 'id' | 'borrower_id'>,
): Promise<RepairFile['others']> =>
  await db('credit_repairs')
    .where({ borrower_id })
    .whereNot({ id })
    .orderBy('id', 'desc')
    .limit(100)
    .select('id', 'kind', 'status', 'received_on');
