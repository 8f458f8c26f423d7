import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import type { ImportRow } from '../../contract/resources/imports.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { act } from './acting.ts';
import { builtOn } from './store/built.ts';
import { paymentsElsewhere, removeImported } from './store/removal.ts';

/** Taking a whole import back: asked for by one, decided by another, while nothing rests on it. */

async function checkBare(unit: UnitOfWork, row: ImportRow): Promise<Outcome<void>> {
  const elsewhere = await paymentsElsewhere(unit.db, row);
  if (elsewhere > 0) return refuse('import_not_alone', { count: elsewhere });
  const { count } = await builtOn(unit.db, row.id);
  return count > 0 ? refuse('import_built_on', { count }) : done(undefined);
}

export async function askUndo(
  unit: UnitOfWork,
  row: ImportRow,
  { reason }: { reason: string },
): Promise<Outcome<ImportRow>> {
  if (row.status !== 'done' || row.loans_count + row.borrowers_count + row.payments_count === 0)
    return refuse('import_not_ready');
  orRefuse(await checkBare(unit, row));
  const values = {
    status: 'undo_asked' as const,
    undo_reason: reason,
    undo_asked_by: personOf(unit),
    undo_decided_by: null,
    undo_comment: null,
  };
  return done(await act(unit, row, 'submit', values));
}

export async function withdrawUndo(unit: UnitOfWork, row: ImportRow): Promise<Outcome<ImportRow>> {
  if (row.status !== 'undo_asked') return refuse('import_not_ready');
  const values = { status: 'done' as const, undo_reason: null, undo_asked_by: null };
  return done(await act(unit, row, 'withdraw', values));
}

/** Takes the import back. What was built on it since it was asked for is asked again. */
export async function approveUndo(
  unit: UnitOfWork,
  row: ImportRow,
  { comment = null }: { comment?: string | null | undefined },
): Promise<Outcome<ImportRow>> {
  if (row.status !== 'undo_asked') return refuse('import_not_ready');
  if (row.undo_asked_by === unit.actor.id) return refuse('import_own_request');
  orRefuse(await checkBare(unit, row));
  await removeImported(unit, row.id);
  const values = {
    status: 'undone' as const,
    undo_decided_by: personOf(unit),
    undo_comment: comment,
  };
  return done(await act(unit, row, 'reverse', values));
}

export async function rejectUndo(
  unit: UnitOfWork,
  row: ImportRow,
  { comment }: { comment: string },
): Promise<Outcome<ImportRow>> {
  if (row.status !== 'undo_asked') return refuse('import_not_ready');
  const values = {
    status: 'done' as const,
    undo_decided_by: personOf(unit),
    undo_comment: comment,
  };
  return done(await act(unit, row, 'reject', values));
}
