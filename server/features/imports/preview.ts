import type { Language } from '../../contract/enums.ts';
import { type Outcome, done, refuse } from '../../contract/outcome.ts';
import type {
  FileMap,
  ImportCheck,
  ImportRow,
  Mend,
  TapeMap,
} from '../../contract/resources/imports.ts';
import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../reading/csv.ts';
import { firstLines, type Layout } from '../../reading/layout.ts';
import { isBlank } from '../../domain/input/writing.ts';
import type { BadRow } from '../../reading/rows.ts';
import { fileOf, knownColumns, TAPE_FILES, TAPE_NAMES } from './files.ts';
import { importTape, type ImportReport } from './importTape.ts';
import { missingOf } from './layout.ts';
import { mappingOf, type Mapping } from './mapping.ts';
import { proposed } from './proposeMap.ts';
import { refusedCsv, shownCell, withCells } from './refusedRows.ts';
import type { ImportRequest, TapeInput } from './request.ts';
import { filesOf } from './store/files.ts';

/** What would come of an import, before anything is written. */

const SHOWN_ROWS = 200;
const SHOWN_NOTICES = 20;
const SAMPLE_LINES = 30;
const SAMPLES = 3;

type Checked = ImportCheck['files'][number];

/** A file with the first cells of each column, and what it looks like as each of ours. */
async function shownFile(layout: Layout, map: TapeMap): Promise<Checked> {
  const { shown, encoding, delimiter, header, names } = layout;
  const rows = (await firstLines(layout.source, layout))
    .slice(header, header + SAMPLE_LINES)
    .map((line) => cellsOf(line, delimiter));
  const takenFor = (name: string): string | null =>
    Object.values(map)
      .filter((one) => one?.file === shown)
      .map((one) => one?.columns[name])
      .find((column) => column !== undefined) ?? null;
  const samplesOf = (name: string, at: number): string[] => {
    const cells = rows.flatMap((row) => ('cells' in row ? [row.cells[at] ?? ''] : []));
    const filled = [...new Set(cells.filter((cell) => !isBlank(cell)))];
    return filled.slice(0, SAMPLES).map((cell) => shownCell(takenFor(name), cell.slice(0, 60)));
  };
  const proposals: [string, FileMap][] = [];
  for (const file of TAPE_FILES) proposals.push([file.name, (await proposed(file, layout)).mapped]);
  return {
    name: shown,
    encoding,
    delimiter,
    header,
    columns: names.flatMap((name, at) =>
      name === '' ? [] : [{ name, samples: samplesOf(name, at) }],
    ),
    proposals: Object.fromEntries(proposals),
  };
}

/** The columns that are needed and come from nowhere. */
const missingIn = (map: TapeMap): ImportCheck['missing'] =>
  TAPE_NAMES.flatMap((kind) => {
    const mapped = map[kind];
    if (mapped === undefined) return [];
    const fixed = Object.entries(mapped.fixed ?? {}).filter(([, value]) => !isBlank(value));
    const given = [...Object.values(mapped.columns), ...fixed.map(([column]) => column)];
    return missingOf(fileOf(kind), given).map((column) => ({ kind, column }));
  });

export const mendsOf = ({ mends }: Pick<ImportRow, 'mends'>): Mend[] => JSON.parse(mends) as Mend[];

/** What an import is asked to do with the files that were sent. */
export const requestOf = (
  row: ImportRow,
  inputs: readonly TapeInput[],
  map: TapeMap,
  language: Language,
): ImportRequest => ({
  folder: row.source,
  source: row.source,
  inputs,
  map,
  mends: mendsOf(row),
  leaveOut: true,
  dryRun: true,
  language,
  onProgress: () => undefined,
});

interface Found extends Mapping {
  readonly report: ImportReport;
  readonly bad: readonly BadRow[];
}

async function lookAt(deps: Deps, row: ImportRow, language: Language): Promise<Outcome<Found>> {
  const { read } = deps.database;
  const inputs = await filesOf(read, row.id);
  if (inputs.length === 0) return refuse('import_files_gone');
  const mapping = await mappingOf(read, row, inputs);
  const bad: BadRow[] = [];
  const report = await importTape(deps, {
    ...requestOf(row, inputs, mapping.map, language),
    onBad: (found) => bad.push(found),
  });
  return done({ ...mapping, report, bad });
}

const linesIn = (rows: readonly BadRow[]): number =>
  new Set(rows.map(({ file, line }) => `${line} ${file}`)).size;

/** How the files would be read, and what would come of it. */
export async function checkImport(
  deps: Deps,
  row: ImportRow,
  language: Language,
): Promise<Outcome<ImportCheck>> {
  const found = await lookAt(deps, row, language);
  if (!found.ok) return found;
  const { report, bad, map, remembered, layouts } = found.value;
  const missing = missingIn(map);
  const said = new Set(missing.map(({ column }) => column));
  const { added, unchanged, faults, files, notices, noticeCount, principal } = report;
  const countsOf = (kind: (typeof TAPE_NAMES)[number]) => ({
    taken: added[kind],
    known: unchanged[kind],
  });
  const shown: Checked[] = [];
  for (const layout of layouts) shown.push(await shownFile(layout, map));
  return done({
    files: shown,
    map,
    remembered,
    missing,
    choices: Object.fromEntries(TAPE_FILES.map((file) => [file.name, knownColumns(file)])),
    faults: faults.filter(({ field }) => !said.has(field)),
    counts: {
      borrowers: countsOf('borrowers'),
      loans: countsOf('loans'),
      installments: countsOf('installments'),
      payments: countsOf('payments'),
    },
    principal_minor: principal,
    refused_count: linesIn(bad),
    refused: await withCells(files, bad.slice(0, SHOWN_ROWS), mendsOf(row)),
    notices_count: noticeCount,
    notices: notices.slice(0, SHOWN_NOTICES),
  });
}

/** The refused rows of one file, each with why. */
export async function refusedFile(
  deps: Deps,
  row: ImportRow,
  file: string,
  language: Language,
): Promise<Outcome<string>> {
  const found = await lookAt(deps, row, language);
  if (!found.ok) return found;
  const { bad, layouts } = found.value;
  const layout = layouts.find(({ shown }) => shown === file);
  if (layout === undefined) return refuse('import_files_gone');
  return done(await refusedCsv(layout, bad, mendsOf(row), language));
}
