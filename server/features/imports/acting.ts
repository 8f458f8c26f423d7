import { imports, type ImportRow } from '../../contract/resources/imports.ts';
import type { AuditAction } from '../../store/auditStore.ts';
import type { Values } from '../../store/tableStore.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

/** What of an import the audit tells; how far a run is and how its files are read is not. */
const TOLD = ['status', 'leave_out', 'undo_reason', 'undo_comment'] as const;

/** Changes an import, with an event of what of it is told. */
export async function act(
  unit: UnitOfWork,
  row: ImportRow,
  action: AuditAction,
  values: Values<typeof imports>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ImportRow> {
  const after = await updateRow(unit.db, imports, row, values, unit.now);
  const told = TOLD.filter((name) => after[name] !== row[name]);
  const of = (one: ImportRow) => Object.fromEntries(told.map((name) => [name, one[name]]));
  unit.record({
    action,
    resource: 'imports',
    record_id: row.id,
    before: of(row),
    after: { ...of(after), ...more },
  });
  return after;
}
