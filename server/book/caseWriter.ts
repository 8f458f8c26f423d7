import type { Knex } from 'knex';
import type { Columns } from '../../db/bulk.ts';
import { insertAll } from './bookWriter.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/**
 * What hangs on cases, written in bulk for the demo book: rows come checked, with the ids they
 * need.
 */

const TABLES = {
  case_measures: {
    legal_case_id: 'integer',
    purpose: 'text',
    kind: 'text',
    pre_suit: 'integer',
    property: 'text',
    amount_minor: 'integer',
    taken_on: 'text',
    until_on: 'text',
    recorded_by: 'integer',
  },
  case_hearings: {
    legal_case_id: 'integer',
    held_on: 'text',
    time: 'text',
    room: 'text',
    purpose: 'text',
    status: 'text',
    result: 'text',
    recorded_by: 'integer',
  },
  guarantees: {
    loan_id: 'integer',
    borrower_contact_id: 'integer',
    form: 'text',
    due_on: 'text',
    agreed_months: 'integer',
    agreed_until: 'text',
    recorded_by: 'integer',
  },
  limitation_interruptions: {
    loan_id: 'integer',
    legal_case_id: 'integer',
    kind: 'text',
    happened_on: 'text',
    evidence: 'text',
    recorded_by: 'integer',
  },
  case_events: {
    legal_case_id: 'integer',
    kind: 'text',
    happened_on: 'text',
    text: 'text',
    details: 'text',
    actor_id: 'integer',
    actor_name: 'text',
  },
  attachments: {
    resource: 'text',
    record_id: 'integer',
    kind: 'text',
    file_name: 'text',
    content_type: 'text',
    size_bytes: 'integer',
    sha256: 'text',
    uploaded_by: 'integer',
    status: 'text',
  },
} as const satisfies Record<string, Columns>;

/** Answers the new ids in the rows' order. */
export async function insertCaseRecords(
  unit: UnitOfWork,
  table: keyof typeof TABLES,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<number[]> {
  return await insertAll(unit, table, TABLES[table], rows, 'import');
}

/** A guarantor of each borrower that has one. */
export async function guarantorIds(db: Knex): Promise<Map<number, number>> {
  const rows: { id: number; borrower_id: number }[] = await db('borrower_contacts')
    .where({ relation: 'guarantor' })
    .select('id', 'borrower_id');
  return new Map(rows.map((row) => [row.borrower_id, row.id]));
}
