import { beijingDay } from '../../domain/time/beijing.ts';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { businessDate, type Deps } from '../../deps.ts';
import { TapeCheck } from './checkTape.ts';
import { TAPE_FILES, type BadRow, type TapeName } from './files.ts';
import { readTape } from './readTape.ts';
import { reading, type ImportRequest, type PresentFile } from './request.ts';
import { sayTape } from './texts.ts';
import { writeTape } from './writeTape.ts';

/** Beyond this many the list of bad rows says only how many more there are. */
const MAX_BAD_ROWS = 1000;

type Counts = Readonly<Record<TapeName, number>>;
export interface ImportReport {
  readonly bad: readonly BadRow[];
  readonly badCount: number;
  readonly added: Counts;
  readonly unchanged: Counts;
  readonly schedulesMade: number;
}

const NOTHING: Counts = { borrowers: 0, loans: 0, installments: 0, payments: 0 };

/**
 * Brings a loan tape in. First every row is checked, streaming; then, only if all are right, they
 * are written in one transaction. What is stored already is left alone, so a second run changes
 * nothing; a kill at any moment leaves nothing behind.
 */
export async function importTape(deps: Deps, request: ImportRequest): Promise<ImportReport> {
  const bad: BadRow[] = [];
  let badCount = 0;
  const report = (row: BadRow) => {
    badCount += 1;
    if (bad.length < MAX_BAD_ROWS) bad.push(row);
  };
  const files = await presentFiles(request, report);
  const checked = await check(deps, request, files, report);
  if (badCount > 0) return { bad, badCount, added: NOTHING, unchanged: NOTHING, schedulesMade: 0 };
  const added = { borrowers: 0, loans: 0, installments: 0, payments: 0 };
  for (const { file } of files)
    added[file.name] = checked.read[file.name] - checked.unchanged[file.name];
  const nothingNew = Object.values(added).every((count) => count === 0);
  const schedulesMade =
    request.dryRun || nothingNew ? 0 : await writeTape(deps, request, files, added);
  return { bad, badCount, added, unchanged: checked.unchanged, schedulesMade };
}

async function presentFiles(
  { folder, language }: ImportRequest,
  report: (row: BadRow) => void,
): Promise<PresentFile[]> {
  const found: PresentFile[] = [];
  for (const file of TAPE_FILES) {
    const size = await stat(path.join(folder, `${file.name}.csv`)).then(
      (stats) => stats.size,
      () => undefined,
    );
    if (size !== undefined) found.push({ file, bytes: size });
  }
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (found.length === 0)
    report({
      file: folder,
      line: 0,
      field: '-',
      reason: sayTape(isFolder ? 'no_files' : 'no_folder', language, { folder }),
    });
  return found;
}

async function check(
  deps: Deps,
  request: ImportRequest,
  files: readonly PresentFile[],
  report: (row: BadRow) => void,
): Promise<TapeCheck> {
  // A demo's business date may lie before the tape's last event; nothing may lie after the later of
  // it and the real day.
  const [fixed, real] = [businessDate(deps), beijingDay(deps.clock.now().toISOString())];
  const checks = new TapeCheck(
    deps.database.read,
    fixed > real ? fixed : real,
    request.language,
    report,
  );
  const source = reading(request, files, 'check', report);
  for (const { file } of files)
    for await (const chunk of readTape(file, source)) await checks.chunk(chunk);
  checks.finish();
  return checks;
}
