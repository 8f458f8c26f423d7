import { constraintViolation } from '../../../db/errors.ts';
import { sayTape } from '../../reading/texts.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { orRefuse } from '../../contract/outcome.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { beating } from './beating.ts';
import { TapeCheck } from './checkTape.ts';
import type { TapeName } from './files.ts';
import type { BadRow } from '../../reading/rows.ts';
import type { TapeSource } from './layout.ts';
import { readTape } from './readTape.ts';
import { reading, type ImportRequest, type Lines } from './request.ts';
import { sourcesOf } from './sources.ts';
import { beginUnsent, endRun, type Run, untilPast } from './store/runs.ts';
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
  /** Files that cannot be read as they are asked to be, with why. */
  readonly faults: readonly BadRow[];
  /** Rows that are left out, where that was asked for. */
  readonly leftOut: Lines;
  /** Lent by the loans that are new, in minor units. */
  readonly principal: number;
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

interface Checked {
  readonly checks: TapeCheck;
  readonly blank: ReadonlyMap<TapeSource, number>;
  readonly notices: ReturnType<typeof badRows>;
  readonly leftOut: Lines;
}

/** Each round leaves out what rests on rows of the one before: their depth is that of the files. */
const MOST_ROUNDS = 12;

/**
 * Checks all rows; where those that cannot be are to be left out, again without them, until what is
 * left is right by itself: what rests on a row that is not taken is not taken either.
 */
async function checkRounds(
  deps: Deps,
  request: ImportRequest,
  { sources, unread }: { sources: readonly TapeSource[]; unread: readonly string[] },
  report: (row: BadRow) => void,
): Promise<Checked> {
  const leftOut = new Map<string, Set<number>>();
  for (let round = 1; ; round += 1) {
    const found: BadRow[] = [];
    const notices = badRows();
    const blank = new Map<TapeSource, number>();
    const checks = await check(deps, { ...request, skipped: leftOut }, sources, unread, {
      report: (row) => {
        report(row);
        request.onBad?.(row);
        found.push(row);
      },
      blank,
      notice: notices.report,
    });
    const isLast = request.leaveOut !== true || unread.length > 0 || found.length === 0;
    if (isLast) return { checks, blank, notices, leftOut };
    if (round === MOST_ROUNDS)
      throw new Error('what is left out of a tape does not come to an end');
    for (const { file, line } of found)
      leftOut.set(file, (leftOut.get(file) ?? new Set()).add(line));
  }
}

const linesIn = (lines: Lines): number =>
  [...lines.values()].reduce((sum, { size }) => sum + size, 0);
const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

/**
 * Brings a loan tape in. First every row is checked, streaming; then, only if all are right, they
 * are got ready beside the book and taken into it at once. What is stored already is left alone, so
 * a second run changes nothing; a kill at any moment leaves nothing behind.
 */
export async function importTape(deps: Deps, request: ImportRequest): Promise<ImportReport> {
  const { bad, all, report } = badRows();
  const read = await sourcesOf(request, report);
  const faults = [...bad];
  const { checks, blank, notices, leftOut } = await checkRounds(deps, request, read, report);
  const { sources, unread } = read;
  const found = {
    bad,
    badCount: all.count,
    notices: notices.bad,
    noticeCount: notices.all.count,
    files: sources.map((source) => ({ ...source, blank: blank.get(source) ?? 0 })),
    foreign: unread.length > 0 || sources.length === 0,
    faults,
    leftOut,
    principal: checks.principal,
    schedulesMade: 0,
  };
  const isSound = request.leaveOut === true ? faults.length === 0 : all.count === 0;
  if (!isSound) return { ...found, added: NOTHING, unchanged: NOTHING };
  const added = { ...NOTHING };
  for (const { file } of sources)
    added[file.name] = checks.read[file.name] - checks.unchanged[file.name];
  const taken = { ...found, added, unchanged: checks.unchanged };
  if (request.dryRun || sumOf(added) === 0) return taken;
  const writing = { ...request, skipped: leftOut };
  const wrote = await write(deps, writing, sources, taken);
  if (typeof wrote === 'number') return { ...taken, schedulesMade: wrote };
  report(wrote);
  return { ...found, badCount: all.count, added: NOTHING, unchanged: NOTHING };
}

/** Writes what is new; answers the installments made, or the row that somebody wrote meanwhile. */
async function write(
  deps: Deps,
  request: ImportRequest,
  sources: readonly TapeSource[],
  { added, unchanged, leftOut, principal }: Omit<ImportReport, 'schedulesMade'>,
): Promise<number | BadRow> {
  const run = request.run ?? (await ownRun(deps, request, sources));
  const own = request.run === undefined ? beating(deps, run, request) : request;
  try {
    return await writeTape(deps, own, sources, {
      added,
      run,
      known_count: sumOf(unchanged),
      refused_count: linesIn(leftOut),
      principal_minor: principal,
    });
  } catch (error) {
    if (request.run === undefined) await endRun(deps, run, 'failed', null);
    const clash = constraintViolation(error);
    if (clash?.kind !== 'unique') throw error;
    return {
      file: `${clash.table ?? '-'}.csv`,
      line: 1,
      field: clash.columns.join(', '),
      reason: sayTape('taken_meanwhile', request.language),
    };
  }
}

/** The run of a tape that has no record yet; one that was killed is waited for until it is past. */
async function ownRun(
  deps: Deps,
  { folder, source }: ImportRequest,
  sources: readonly TapeSource[],
): Promise<Run> {
  const files = sources.map(({ shown, bytes }) => ({
    name: shown,
    size_bytes: bytes,
    rows: 0,
    sha256: '',
  }));
  const begin = async () => await beginUnsent(deps, source ?? folder.slice(-60), files);
  const begun = await begin();
  return orRefuse(begun.ok || !(await untilPast(deps)) ? begun : await begin());
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
