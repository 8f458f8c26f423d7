import type { Knex } from 'knex';
import { REPAIR_OPEN } from '../../../contract/enums.ts';
import { countRows, type TableSpec } from '../../../store/tableStore.ts';

/** What hangs on a row of a borrower, and how it goes to another. */

/** Records that name the borrower; notes, cases, payments and holds go with their loans. */
const RECORDS = [
  'loans',
  'restructures',
  'borrower_contacts',
  'complaints',
  'credit_repairs',
] as const;
/** What the system keeps beside them, without an audit of its own. */
const KEPT_BESIDE = [
  'contact_reservations',
  'contact_refusals',
  'reporting_pauses',
  'worklist_marks',
  'assignment_keeps',
  'messages',
  'message_consents',
  'visits',
  'warnings',
] as const;
/** What hangs on a loan and is told of in a preview. */
const ON_LOANS = ['collection_notes', 'legal_cases', 'payments', 'holds'] as const;

/** How many records of each kind a merge moves, those of none left out. */
export async function movedCounts(
  db: Knex,
  borrower_id: number,
): Promise<{ resource: string; count: number }[]> {
  const loans = () => db('loans').where({ borrower_id }).select('id');
  const counted: (readonly [string, Knex.QueryBuilder])[] = [
    ...RECORDS.map((table) => [table, db(table).where({ borrower_id })] as const),
    ...ON_LOANS.map((table) => [table, db(table).whereIn('loan_id', loans())] as const),
    ['borrower_numbers', db('borrower_numbers').where({ borrower_id })],
    ['attachments', db('attachments').where({ resource: 'borrowers', record_id: borrower_id })],
  ];
  const moves: { resource: string; count: number }[] = [];
  for (const [resource, query] of counted) moves.push({ resource, count: await countRows(query) });
  return moves.filter(({ count }) => count > 0);
}

/** A record that was moved. */
export interface Moved {
  resource: string;
  record_id: number;
}

/**
 * Moves everything of a row to another, once its pointer stands: the database lets frozen records
 * go along it and nowhere else. Answers the records that went.
 */
export async function moveRecords(
  trx: Knex.Transaction,
  from: number,
  into: number,
  now: string,
): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const resource of RECORDS) {
    const rows: { id: number }[] = await trx(resource)
      .where({ borrower_id: from })
      .update({ borrower_id: into, updated_at: now })
      .increment('version', 1)
      .returning('id');
    for (const { id } of rows) moved.push({ resource, record_id: id });
  }
  for (const table of KEPT_BESIDE)
    await trx(table).where({ borrower_id: from }).update({ borrower_id: into });
  await trx('attachments')
    .where({ resource: 'borrowers', record_id: from })
    .update({ record_id: into });
  await moveAnswers(trx, from, into);
  await trx('borrowers').where({ merged_into_id: from }).update({ merged_into_id: into });
  return moved.sort((a, b) => a.resource.localeCompare(b.resource) || a.record_id - b.record_id);
}

/** What was said of a row and others holds for the row it goes to; of the two it is settled. */
async function moveAnswers(trx: Knex.Transaction, from: number, into: number): Promise<void> {
  const both = [from, into];
  await trx('borrower_matches').whereIn('borrower_id', both).whereIn('other_id', both).delete();
  for (const column of ['borrower_id', 'other_id'])
    await trx('borrower_matches')
      .where({ [column]: from })
      .update({ [column]: into });
}

/** Whether both rows have an open credit repair of the same kind that is about no loan. */
export async function openRepairsClash(db: Knex, from: number, into: number): Promise<boolean> {
  const row: { id: number } | undefined = await db({ one: 'credit_repairs' })
    .join({ other: 'credit_repairs' }, 'other.kind', 'one.kind')
    .where({ 'one.borrower_id': from, 'other.borrower_id': into })
    .whereIn('one.status', REPAIR_OPEN)
    .whereIn('other.status', REPAIR_OPEN)
    .whereNull('one.loan_id')
    .whereNull('other.loan_id')
    .whereRaw("coalesce(one.forbidden_rule, '') = coalesce(other.forbidden_rule, '')")
    .first('one.id');
  return row !== undefined;
}

/** The name of who asked for a row to be merged, while that waits. */
export async function mergeAskedBy(db: Knex, borrower_id: number): Promise<string | undefined> {
  const row: { full_name: string } | undefined = await db('borrower_merges')
    .join('users', 'users.id', 'borrower_merges.requested_by')
    .where({ borrower_id, status: 'proposed' })
    .first('full_name');
  return row?.full_name;
}

/** Lists requests; `either_id` finds those in which a borrower is one of the two. */
export const mergeSpec: TableSpec = {
  table: 'borrower_merges',
  searched: { part: ['reason'] },
  computed: {
    either_id: {
      where: (query, { values }) => {
        const ids = values.map(Number);
        query.where((either) => {
          either
            .whereIn('borrower_merges.borrower_id', ids)
            .orWhereIn('borrower_merges.into_id', ids);
        });
      },
    },
  },
};
