import type { Knex } from 'knex';
import type { FileMap, ImportRow, TapeMap } from '../../contract/resources/imports.ts';
import { tapeMap } from '../../contract/resources/imports.ts';
import type { Layout } from '../../reading/layout.ts';
import { TAPE_NAMES } from './files.ts';
import { tapeLayout } from './layout.ts';
import { proposeOf } from './proposeMap.ts';
import type { TapeInput } from './request.ts';
import { lastMap } from './store/files.ts';

/** How the files that were sent are to be read: as was said, as the last time, or by a guess. */

export interface Mapping {
  readonly map: TapeMap;
  readonly remembered: boolean;
  readonly layouts: readonly Layout[];
}

/** Columns that a map names, of whichever file. */
const namedIn = (map: TapeMap | null): string[] =>
  Object.values(map ?? {}).flatMap((one) => Object.keys(one?.columns ?? {}));

/** A map of other files, for those of these that have all its columns; null where none has. */
export function fitted(map: TapeMap, layouts: readonly Layout[]): TapeMap | null {
  const fits = (mapped: FileMap) => {
    const names = Object.keys(mapped.columns);
    const fitting = layouts.filter((layout) => names.every((name) => layout.names.includes(name)));
    return fitting.find(({ shown }) => shown === mapped.file) ?? fitting[0];
  };
  const found = TAPE_NAMES.flatMap((kind): [string, FileMap][] => {
    const mapped = map[kind];
    const layout = mapped && fits(mapped);
    return layout === undefined ? [] : [[kind, { ...mapped, file: layout.shown } as FileMap]];
  });
  return found.length === 0 ? null : (Object.fromEntries(found) as TapeMap);
}

/** How an import reads its files. */
export async function mappingOf(
  db: Knex,
  row: Pick<ImportRow, 'map' | 'source'>,
  inputs: readonly TapeInput[],
): Promise<Mapping> {
  const said = row.map === null ? null : tapeMap.parse(JSON.parse(row.map));
  const kept = said === null ? await lastMap(db, row.source) : null;
  const named = namedIn(said ?? kept);
  const layouts: Layout[] = [];
  for (const { source, name } of inputs) layouts.push(await tapeLayout(source, name, named));
  if (said !== null) return { map: said, remembered: false, layouts };
  const last = kept && fitted(kept, layouts);
  if (last) {
    // Files that the source had none like of are guessed at.
    const used = new Set(Object.values(last).map((one) => one.file));
    const others = layouts.filter(({ shown }) => !used.has(shown));
    const guessed = (await proposeOf(others))?.map ?? {};
    return { map: { ...guessed, ...last }, remembered: true, layouts };
  }
  return { map: (await proposeOf(layouts))?.map ?? {}, remembered: false, layouts };
}
