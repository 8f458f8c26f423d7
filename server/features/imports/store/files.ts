import type { Knex } from 'knex';
import { tapeMap, type ImportRow, type TapeMap } from '../../../contract/resources/imports.ts';
import type { TapeInput } from '../request.ts';

/** The files of an import while it waits, and how its source was read the last time. */

export async function keepFile(
  db: Knex.Transaction,
  import_id: number,
  name: string,
  content: Buffer,
): Promise<void> {
  await db('import_files').insert({ import_id, name, content });
}

export async function filesOf(db: Knex, import_id: number): Promise<TapeInput[]> {
  const rows: { name: string; content: Buffer }[] = await db('import_files')
    .where({ import_id })
    .orderBy('name')
    .select('name', 'content');
  return rows.map(({ name, content }) => ({ name, source: content, bytes: content.length }));
}

export async function forgetFiles(db: Knex.Transaction, import_id: number): Promise<void> {
  await db('import_files').where({ import_id }).del();
}

/** Imports of a source that are looked at for how its files are read. */
const LAST = 20;

/**
 * How a source's files were read the last time, each kind by the last import that had it; null
 * where there was none.
 */
export async function lastMap(db: Knex, source: string): Promise<TapeMap | null> {
  const rows: Pick<ImportRow, 'map'>[] = await db('imports')
    .where({ source })
    .whereIn('status', ['done', 'undo_asked', 'undone'])
    .whereNotNull('map')
    .orderBy('id', 'desc')
    .limit(LAST)
    .select('map');
  if (rows.length === 0) return null;
  const maps = rows.map(({ map }) => tapeMap.parse(JSON.parse(map ?? '{}')));
  return Object.assign({}, ...maps.toReversed()) as TapeMap;
}

/** The names of sources, those of the latest imports first. */
export async function sourceNames(db: Knex): Promise<string[]> {
  const rows: { source: string }[] = await db('imports')
    .whereNotNull('created_by')
    .groupBy('source')
    .orderByRaw('max(id) desc')
    .limit(50)
    .select('source');
  return rows.map(({ source }) => source);
}
