import type { Knex } from 'knex';
import { suedOn } from '../../../book/caseFacts.ts';
import type { LegalCaseRow } from '../../../contract/resources/legalCases.ts';

/** The days these cases were sued, by the case's id; null where one is not handed in yet. */
export async function filingsOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, string | null>> {
  const rows: Pick<LegalCaseRow, 'id' | 'stage' | 'filed_on' | 'handed_in_on'>[] = await db(
    'legal_cases',
  )
    .whereIn('id', ids)
    .select('id', 'stage', 'filed_on', 'handed_in_on');
  return new Map(rows.map((row) => [row.id, suedOn(row)]));
}

/** How many records belong to a case, which its deletion would leave behind. */
export async function countRecords(db: Knex, legal_case_id: number): Promise<number> {
  const queries = [
    ...[
      'case_measures',
      'case_hearings',
      'case_steps',
      'limitation_interruptions',
      'limitation_suspensions',
      'adjustments',
    ].map((table) => db(table).where({ legal_case_id })),
    db('attachments').where({ resource: 'legal_cases', record_id: legal_case_id }),
  ];
  let count = 0;
  for (const query of queries) {
    const [counted]: { n: number }[] = await query.count({ n: '*' });
    count += counted?.n ?? 0;
  }
  return count;
}
