import { stat } from 'node:fs/promises';
import { TAPE_FILES } from './files.ts';
import { mappedColumns, ownColumns, tapeLayout, type TapeSource } from './layout.ts';
import { fileNamed, type ImportRequest } from './request.ts';
import type { BadRow } from '../../reading/rows.ts';
import { sayTape } from '../../reading/texts.ts';

const statOf = async (file: string) => await stat(file).catch(() => undefined);

/**
 * The files of a tape that are there, and how each is read; `unread` are those whose header does
 * not fit, which is said.
 */
export async function sourcesOf(
  request: ImportRequest,
  report: (row: BadRow) => void,
): Promise<{ sources: TapeSource[]; unread: string[] }> {
  const { language, map } = request;
  const sources: TapeSource[] = [];
  const unread: string[] = [];
  const uses = Object.values(map ?? {}).map((one) => one?.file);
  for (const file of TAPE_FILES) {
    const mapped = map?.[file.name];
    if (map !== undefined && mapped === undefined) continue;
    const shown = mapped?.file ?? `${file.name}.csv`;
    const found = await fileNamed(request, shown);
    if (found === undefined) {
      if (mapped !== undefined)
        report({ file: shown, line: 0, field: '-', reason: sayTape('mapped_file_gone', language) });
      continue;
    }
    const layout = await tapeLayout(found.source, shown, Object.keys(mapped?.columns ?? {}));
    const taken =
      mapped === undefined
        ? ownColumns(file, layout, report, language)
        : mappedColumns(file, layout, mapped, report, language);
    if (taken === null) unread.push(file.name);
    else
      sources.push({
        ...layout,
        file,
        bytes: found.bytes,
        taken,
        fixed: mapped?.fixed ?? {},
        values: mapped?.values ?? {},
        shared: mapped !== undefined && uses.filter((name) => name === shown).length > 1,
      });
  }
  if (sources.length + unread.length === 0) await sayNoFiles(request, report);
  return { sources, unread };
}

async function sayNoFiles(
  { folder, language }: ImportRequest,
  report: (row: BadRow) => void,
): Promise<void> {
  const isFolder = (await statOf(folder))?.isDirectory() === true;
  report({
    file: folder,
    line: 0,
    field: '-',
    reason: sayTape(isFolder ? 'no_files' : 'no_folder', language, { folder }),
  });
}
