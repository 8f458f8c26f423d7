import type { Resource } from '../contract/access.ts';
import { deleteRow, insertRow, updateRow, type Row } from './tableStore.ts';
import { difference, type UnitOfWork } from './unitOfWork.ts';

/** Writes of plain records, each with its audit event. */

/** Stores the fields that differ, with the audit event; nothing is written when none does. */
export async function changeFields(
  unit: UnitOfWork,
  resource: Resource,
  row: Row,
  sent: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const changed = difference(
    row,
    Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
  );
  if (Object.keys(changed.after).length === 0) return row;
  unit.record({ action: 'update', resource, record_id: row.id, ...changed });
  return await updateRow(unit.db, resource, row, changed.after, unit.now);
}

/** Stores a new row, with the audit event. */
export async function createRow(
  unit: UnitOfWork,
  resource: Resource,
  values: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const row = await insertRow(unit.db, resource, values, unit.now);
  unit.record({ action: 'create', resource, record_id: row.id, after: row });
  return row;
}

/** Deletes a row, with the audit event. */
export async function removeRow(unit: UnitOfWork, resource: Resource, row: Row): Promise<void> {
  await deleteRow(unit.db, resource, row.id);
  unit.record({ action: 'delete', resource, record_id: row.id, before: row });
}
