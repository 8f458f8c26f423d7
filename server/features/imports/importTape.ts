import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../contract/enums.ts';
import { done } from '../../contract/outcome.ts';
import { businessDate, dateInShanghai, type Deps } from '../../deps.ts';
import {
  findByKey,
  generateSchedules,
  insertBorrowers,
  insertInstallments,
  insertLoans,
  insertPayments,
  refreshAll,
} from '../../book/bookWriter.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { TapeCheck } from './checkTape.ts';
import { TAPE_FILES, type BadRow, type TapeFile, type TapeRow } from './files.ts';
import { readTape, type Reading } from './readTape.ts';
import { sayTape } from './texts.ts';

const CHUNK = 5000;
/** Beyond this many the list of bad rows says only how many more there are. */
const MAX_BAD_ROWS = 1000;

export interface ImportRequest {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly language: Language;
  /** From 0 to 1. */
  readonly onProgress: (phase: 'check' | 'write' | 'positions', part: number) => void;
}
type Counts = Readonly<Record<TapeFile['name'], number>>;
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
  const schedulesMade = request.dryRun || nothingNew ? 0 : await write(deps, request, files, added);
  return { bad, badCount, added, unchanged: checked.unchanged, schedulesMade };
}

interface Present {
  readonly file: TapeFile;
  readonly bytes: number;
}

async function presentFiles(
  { folder, language }: ImportRequest,
  report: (row: BadRow) => void,
): Promise<Present[]> {
  const found: Present[] = [];
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

function reading(
  request: ImportRequest,
  files: readonly Present[],
  phase: 'check' | 'write',
  bad: (row: BadRow) => void,
): Reading {
  const total = Math.max(
    1,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  let read = 0;
  return {
    folder: request.folder,
    language: request.language,
    bad,
    onBytes: (bytes) => {
      read += bytes;
      request.onProgress(phase, Math.min(1, read / total));
    },
  };
}

async function check(
  deps: Deps,
  request: ImportRequest,
  files: readonly Present[],
  report: (row: BadRow) => void,
): Promise<TapeCheck> {
  // A demo's business date may lie before the tape's last event; nothing may lie after the later of
  // it and the real day.
  const [fixed, real] = [businessDate(deps), dateInShanghai(deps.clock.now())];
  const checks = new TapeCheck(
    deps.database.read,
    fixed > real ? fixed : real,
    request.language,
    report,
  );
  const source = reading(request, files, 'check', report);
  for (const { file } of files)
    for await (const rows of readTape(file, CHUNK, source)) await checks.chunk(file, rows);
  const loansFile = TAPE_FILES.find(({ name }) => name === 'loans');
  if (loansFile) checks.finish(loansFile);
  return checks;
}

/**
 * Writes what is new and answers how many installments were generated for loans that came without.
 */
async function write(
  deps: Deps,
  request: ImportRequest,
  files: readonly Present[],
  added: Counts,
): Promise<number> {
  const fingerprints = await Promise.all(
    files.map(
      async ({ file }) =>
        [`${file.name}.csv`, await sha256(path.join(request.folder, `${file.name}.csv`))] as const,
    ),
  );
  const outcome = await unitOfWork(deps, { id: null, name: 'import' }, async (unit) => {
    const source = reading(request, files, 'write', ({ file, line }) => {
      throw new Error(`${file}:${line} changed while it was being imported`);
    });
    const touched = new Set<number>();
    for (const { file } of files)
      for await (const rows of readTape(file, CHUNK, source))
        await writeRows(unit, file, rows, touched);
    const ids = [...touched];
    const made = await generateSchedules(unit, ids);
    let settled = 0;
    await refreshAll(unit, ids, (count) => {
      settled += count;
      request.onProgress('positions', settled / ids.length);
    });
    unit.record({
      action: 'import',
      resource: 'imports',
      record_id: null,
      after: { files: Object.fromEntries(fingerprints), added },
    });
    return done(made);
  });
  if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal.key}`);
  return outcome.value;
}

/**
 * Adds the rows of a chunk that are not stored yet; `touched` collects the loans whose position
 * must be made anew.
 */
async function writeRows(
  unit: UnitOfWork,
  file: TapeFile,
  rows: readonly TapeRow[],
  touched: Set<number>,
): Promise<void> {
  const values = rows.map((row) => row.values);
  const column = (name: string) => values.map((row) => String(row[name]));
  if (file.name === 'borrowers') {
    const stored = await findByKey(unit.db, 'borrowers', 'external_id', column('external_id'), []);
    await insertBorrowers(
      unit,
      values.filter((row) => !stored.has(String(row.external_id))),
      'import',
    );
    return;
  }
  const loans = await findByKey(unit.db, 'loans', 'loan_no', [...new Set(column('loan_no'))], []);
  if (file.name === 'loans') {
    const borrowers = await findByKey(
      unit.db,
      'borrowers',
      'external_id',
      [...new Set(column('borrower_external_id'))],
      [],
    );
    const fresh = values.filter((row) => !loans.has(String(row.loan_no)));
    const ids = await insertLoans(
      unit,
      fresh.map((row) => ({
        ...row,
        borrower_id: borrowers.get(String(row.borrower_external_id))?.id ?? 0,
      })),
      'import',
    );
    for (const id of ids) touched.add(id);
    return;
  }
  const withLoan = values.map((row) => ({
    ...row,
    loan_id: loans.get(String(row.loan_no))?.id ?? 0,
  }));
  if (file.name === 'installments') {
    await insertInstallments(
      unit,
      withLoan.filter(({ loan_id }) => touched.has(loan_id)) as unknown as Parameters<
        typeof insertInstallments
      >[1],
    );
    return;
  }
  const stored = await findByKey(
    unit.db,
    'payments',
    'client_reference',
    column('client_reference'),
    [],
  );
  const fresh = withLoan.filter(
    (row) => !stored.has(String((row as Record<string, unknown>)['client_reference'])),
  );
  await insertPayments(unit, fresh, 'import');
  for (const { loan_id } of fresh) touched.add(loan_id);
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
