import type { Knex } from 'knex';
import type { Columns } from '../../db/bulk.ts';
import { attachments } from '../contract/resources/attachments.ts';
import { caseEvents } from '../contract/resources/caseEvents.ts';
import { guarantees } from '../contract/resources/guarantees.ts';
import { caseHearings } from '../contract/resources/hearings.ts';
import { limitationInterruptions } from '../contract/resources/limitation.ts';
import { caseSteps } from '../contract/resources/caseSteps.ts';
import { caseMeasures } from '../contract/resources/measures.ts';
import type { StoredDefinition } from '../contract/resource.ts';
import { columnsOf, type Values } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { insertAll } from './bookWriter.ts';

/** Writes the records of cases in bulk, for the demo book: rows come checked, with their ids. */

/** The columns that are written, by table. */
const COLUMNS = {
  case_measures: columnsOf(caseMeasures, [
    'legal_case_id',
    'purpose',
    'kind',
    'pre_suit',
    'property',
    'amount_minor',
    'taken_on',
    'until_on',
    'recorded_by',
  ]),
  case_steps: columnsOf(caseSteps, [
    'legal_case_id',
    'kind',
    'body',
    'reference',
    'begun_on',
    'accepted_on',
    'issued_on',
    'served_on',
    'ended_on',
    'outcome',
    'interruption_id',
    'recorded_by',
  ]),
  case_hearings: columnsOf(caseHearings, [
    'legal_case_id',
    'held_on',
    'time',
    'room',
    'purpose',
    'status',
    'result',
    'recorded_by',
  ]),
  guarantees: columnsOf(guarantees, [
    'loan_id',
    'borrower_contact_id',
    'form',
    'due_on',
    'agreed_months',
    'agreed_until',
    'recorded_by',
  ]),
  limitation_interruptions: columnsOf(limitationInterruptions, [
    'loan_id',
    'legal_case_id',
    'kind',
    'happened_on',
    'ended_on',
    'evidence',
    'recorded_by',
  ]),
  case_events: columnsOf(caseEvents, [
    'legal_case_id',
    'kind',
    'happened_on',
    'text',
    'details',
    'actor_id',
    'actor_name',
  ]),
  attachments: columnsOf(attachments, [
    'resource',
    'record_id',
    'kind',
    'file_name',
    'content_type',
    'size_bytes',
    'sha256',
    'uploaded_by',
    'status',
  ]),
} satisfies Record<string, Columns>;

/** Inserts rows of one table, with their audit events, and answers the new ids in their order. */
export async function insertCaseRecords<
  D extends StoredDefinition & { readonly name: keyof typeof COLUMNS },
>(unit: UnitOfWork, { name }: D, rows: readonly Values<D>[]): Promise<number[]> {
  return await insertAll(unit, name, COLUMNS[name], rows, 'import');
}

/** The guarantor of each borrower that has one: the contact's id by the borrower's. */
export async function guarantorIds(db: Knex): Promise<Map<number, number>> {
  const rows: { id: number; borrower_id: number }[] = await db('borrower_contacts')
    .where({ relation: 'guarantor' })
    .select('id', 'borrower_id');
  return new Map(rows.map((row) => [row.borrower_id, row.id]));
}
