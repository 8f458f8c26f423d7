import { constraintViolation } from '../../../db/errors.ts';
import { sayTape } from '../../reading/texts.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { TapeCheck } from './checkTape.ts';
import type { TapeName } from './files.ts';
import type { BadRow } from '../../reading/rows.ts';
import type { TapeSource } from './layout.ts';
import { readTape } from './readTape.ts';
import { reading, type ImportRequest } from './request.ts';
import { sourcesOf } from './sources.ts';
import { writeTape } from './writeTape.ts';

/** Beyond this many the list of bad rows says only how many more there are. */
const MAX_BAD_ROWS = 1000;
/** Of one column of a file, so that one mistake in every row hides no other. */
const MAX_OF_FIELD = 100;

type Counts = Readonly<Record<TapeName, number>>;
/** How a file was read. */
export interface FileReport extends TapeSource {
  /** Rows in which nothing stands. */
  readonly blank: number;
}
export interface ImportReport {
  readonly bad: readonly BadRow[];
  readonly badCount: number;
  /** Rows that are imported all the same, with what a person should look at. */
  readonly notices: readonly BadRow[];
  readonly noticeCount: number;
  readonly files: readonly FileReport[];
  /** Whether there are no files of ours, or one whose header is not. */
  readonly foreign: boolean;
  readonly added: Counts;
  readonly unchanged: Counts;
  readonly schedulesMade: number;
}

const NOTHING: Counts = { borrowers: 0, loans: 0, installments: 0, payments: 0 };

/** Collects what is wrong, up to the most that is listed, and counts all. */
function badRows() {
  const bad: BadRow[] = [];
  const perField = new Map<string, number>();
  const all = { count: 0 };
  const report = (row: BadRow) => {
    all.count += 1;
    const field = `${row.file} ${row.field}`;
    const said = perField.get(field) ?? 0;
    perField.set(field, said + 1);
    if (bad.length < MAX_BAD_ROWS && said < MAX_OF_FIELD) bad.push(row);
  };
  return { bad, all, report };
}

/**
 * Brings a loan tape in. First every row is checked, streaming; then, only if all are right, they
 * are got ready beside the book and taken into it at once. What is stored already is left alone, so
 * a second run changes nothing; a kill at any moment leaves nothing behind.
 */
export async function importTape(deps: Deps, request: ImportRequest): Promise<ImportReport> {
  const { bad, all, report } = badRows();
  const told = badRows();
  const { sources, unread } = await sourcesOf(request, report);
  const blank = new Map<TapeSource, number>();
  const checked = await check(deps, request, sources, unread, {
    report,
    blank,
    notice: told.report,
  });
  const files = sources.map((source) => ({ ...source, blank: blank.get(source) ?? 0 }));
  const foreign = unread.length > 0 || sources.length === 0;
  const found = {
    bad,
    badCount: all.count,
    notices: told.bad,
    noticeCount: told.all.count,
    files,
    foreign,
  };
  if (all.count > 0) return { ...found, added: NOTHING, unchanged: NOTHING, schedulesMade: 0 };
  const added = { borrowers: 0, loans: 0, installments: 0, payments: 0 };
  for (const { file } of sources)
    added[file.name] = checked.read[file.name] - checked.unchanged[file.name];
  const nothingNew = Object.values(added).every((count) => count === 0);
  if (request.dryRun || nothingNew)
    return { ...found, added, unchanged: checked.unchanged, schedulesMade: 0 };
  try {
    const schedulesMade = await writeTape(deps, request, sources, added);
    return { ...found, added, unchanged: checked.unchanged, schedulesMade };
  } catch (error) {
    const clash = constraintViolation(error);
    if (clash?.kind !== 'unique') throw error;
    report({
      file: `${clash.table ?? '-'}.csv`,
      line: 1,
      field: clash.columns.join(', '),
      reason: sayTape('taken_meanwhile', request.language),
    });
    return { ...found, badCount: all.count, added: NOTHING, unchanged: NOTHING, schedulesMade: 0 };
  }
}

async function check(
  deps: Deps,
  request: ImportRequest,
  sources: readonly TapeSource[],
  unread: readonly string[],
  {
    report,
    notice,
    blank,
  }: {
    report: (row: BadRow) => void;
    notice: (row: BadRow) => void;
    blank: Map<TapeSource, number>;
  },
): Promise<TapeCheck> {
  // A demo's business date may lie before the tape's last event; nothing may lie after the later of
  // it and the real day.
  const [fixed, real] = [businessDate(deps), beijingDay(deps.clock.now().toISOString())];
  const checks = new TapeCheck(deps.database.read, fixed > real ? fixed : real, {
    language: request.language,
    bad: report,
    notice,
    unread,
    shown: (name) => sources.find(({ file }) => file.name === name)?.shown ?? `${name}.csv`,
  });
  const told = reading(request, sources, 'check', report, (source) =>
    blank.set(source, (blank.get(source) ?? 0) + 1),
  );
  for (const source of sources)
    for await (const chunk of readTape(source, told)) await checks.chunk(chunk);
  checks.finish();
  return checks;
}
