import type { StoredDefinition, Stamped, StoredRow } from '../contract/resource.ts';
import type { AuditAction } from './auditStore.ts';
import { deleteRow, insertRow, updateRow, type Values } from './tableStore.ts';
import { difference, given, type UnitOfWork } from './unitOfWork.ts';

/** Writes of plain records, each with its audit event. */

/**
 * Stores the fields that differ, with the audit event, and answers the row as it then is; nothing
 * is written where none differs. A field that is undefined was not sent.
 */
export async function changeFields<D extends StoredDefinition>(
  unit: UnitOfWork,
  definition: D,
  row: StoredRow<D>,
  sent: Values<D>,
): Promise<StoredRow<D>> {
  const changed = difference(row, given(sent));
  if (Object.keys(changed.after).length === 0) return row;
  unit.record({ action: 'update', resource: definition.name, record_id: row.id, ...changed });
  return await updateRow(unit.db, definition, row, changed.after, unit.now);
}

/**
 * Stores the fields as an action of its own name (approve, withdraw …), with the audit event of
 * those that differ, and answers the row as it then is.
 */
export async function applyAction<D extends StoredDefinition>(
  unit: UnitOfWork,
  definition: D,
  row: StoredRow<D>,
  action: AuditAction,
  values: Values<D>,
): Promise<StoredRow<D>> {
  unit.record({
    action,
    resource: definition.name,
    record_id: row.id,
    ...difference(row, values),
  });
  return await updateRow(unit.db, definition, row, values, unit.now);
}

/** Stores a new row, with the audit event. */
export async function createRow<D extends StoredDefinition>(
  unit: UnitOfWork,
  definition: D,
  values: Values<D>,
): Promise<StoredRow<D>> {
  const row = await insertRow(unit.db, definition, values, unit.now);
  unit.record({ action: 'create', resource: definition.name, record_id: row.id, after: row });
  return row;
}

/** Deletes a row, with the audit event. */
export async function removeRow(
  unit: UnitOfWork,
  definition: StoredDefinition,
  row: Stamped,
): Promise<void> {
  await deleteRow(unit.db, definition, row.id);
  unit.record({
    action: 'delete',
    resource: definition.name,
    record_id: row.id,
    before: { ...row },
  });
}
