import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { asKey } from '../../domain/input/writing.ts';
import { isMoneyColumn, isRateColumn, ownUnit, type Unit } from './cells.ts';
import { OTHER_NAMES, OTHER_WORDS } from './columnTexts.ts';
import { cellsOf } from '../../reading/csv.ts';
import { knownColumns, TAPE_FILES, type TapeFile, type TapeName } from './files.ts';
import { missingOf, tapeLayout } from './layout.ts';
import { firstLines, nameAndUnit, plainName, type Layout } from '../../reading/layout.ts';
import type { FileMap, TapeMap } from '../../contract/resources/imports.ts';

/** A guess at what the files of another system hold, for a person to look at and keep. */
export interface Proposal {
  readonly map: TapeMap;
  readonly files: readonly ProposedFile[];
}
export interface ProposedFile extends Layout {
  readonly name: TapeName;
  readonly mapped: FileMap;
  /** Columns of the file that nothing is taken from. */
  readonly leftOut: readonly string[];
  /** Columns that are needed and that the file has not. */
  readonly missing: readonly string[];
}

/** What a file must have to be taken for one of ours. */
const TELLING: Readonly<Record<TapeName, readonly string[]>> = {
  borrowers: ['external_id', 'full_name'],
  loans: ['loan_no', 'principal_minor', 'disbursed_on'],
  installments: ['loan_no', 'sequence', 'due_on'],
  payments: ['loan_no', 'amount_minor', 'paid_on'],
};
const ENDINGS = /\.(csv|tsv|txt)$/i;

/** The columns of a file by ours: the most telling name of each. */
function columnsFor(file: TapeFile, names: readonly string[]): Map<string, string> {
  const bare = names.map((name) => nameAndUnit(name).bare);
  const taken = new Map<string, string>();
  for (const column of knownColumns(file)) {
    const wanted = [column, ...(OTHER_NAMES[file.name][column] ?? [])];
    const at = wanted.map((name) => bare.indexOf(name)).find((place) => place >= 0);
    const name = at === undefined ? undefined : names[at];
    if (name !== undefined && ![...taken.values()].includes(name)) taken.set(column, name);
  }
  return taken;
}

/** The unit that a column's name tells, or that its first cells look like. */
function unitOf(column: string, name: string, cells: readonly string[]): Unit | undefined {
  if (plainName(name) === column) return ownUnit(column);
  const { mark } = nameAndUnit(name);
  const plain = cells.map(asKey);
  if (isMoneyColumn(column)) return mark === '分' || mark === 'fen' ? 'fen' : 'yuan';
  if (!isRateColumn(column)) return undefined;
  if (/^(bp|bps|基点)$/.test(mark)) return 'bps';
  if (mark.includes('%') || plain.some((cell) => cell.includes('%'))) return 'percent';
  const figures = plain.map(Number).filter((figure) => figure > 0);
  if (figures.length > 0 && figures.every((figure) => figure < 1)) return 'fraction';
  return figures.some((figure) => figure > 100) ? 'bps' : 'percent';
}

/** Words of a column's first cells that stand for nothing yet, for a person to say. */
function openWords(column: string, cells: readonly string[]): Record<string, string> {
  const known = OTHER_WORDS[column];
  if (known === undefined) return {};
  const words = new Set(cells.map(asKey).filter((word) => !/^[a-z_]*$/.test(word)));
  return Object.fromEntries(
    [...words].filter((word) => !(word in known)).map((word) => [word, '']),
  );
}

/** A guess at how a file is to be read as one of ours. */
export async function proposed(file: TapeFile, layout: Layout): Promise<ProposedFile> {
  const taken = columnsFor(file, layout.names);
  const rows = (await firstLines(layout.source, layout))
    .slice(layout.header, layout.header + 50)
    .map((line) => cellsOf(line, layout.delimiter));
  const cellsUnder = (name: string): string[] =>
    rows.flatMap((row) => ('cells' in row ? [row.cells[layout.names.indexOf(name)] ?? ''] : []));
  const units: Record<string, Unit> = {};
  const values: Record<string, Record<string, string>> = {};
  for (const [column, name] of taken) {
    const unit = unitOf(column, name, cellsUnder(name));
    if (unit !== undefined) units[column] = unit;
    const words = openWords(column, cellsUnder(name));
    if (Object.keys(words).length > 0) values[column] = words;
  }
  const names = new Set(taken.values());
  return {
    ...layout,
    name: file.name,
    mapped: {
      file: layout.shown,
      columns: Object.fromEntries([...taken].map(([column, name]) => [name, column])),
      units,
      fixed: {},
      values,
    },
    leftOut: layout.names.filter((name) => name !== '' && !names.has(name)),
    missing: missingOf(file, [...taken.keys()]),
  };
}

/** Looks at the files of a folder and proposes what each is; null where nothing is known. */
export async function proposeMap(folder: string): Promise<Proposal | null> {
  const shown = await readdir(folder).catch(() => []);
  const layouts: Layout[] = [];
  for (const name of shown.filter((one) => ENDINGS.test(one)).toSorted())
    layouts.push(await tapeLayout(path.join(folder, name), name));
  return await proposeOf(layouts);
}

/** The same of files that are laid out already. */
export async function proposeOf(layouts: readonly Layout[]): Promise<Proposal | null> {
  const files: ProposedFile[] = [];
  for (const file of TAPE_FILES) {
    const fitting = layouts
      .map((layout) => ({ layout, columns: columnsFor(file, layout.names) }))
      .filter(({ columns }) => TELLING[file.name].every((column) => columns.has(column)))
      .toSorted((a, b) => b.columns.size - a.columns.size)[0];
    if (fitting !== undefined) files.push(await proposed(file, fitting.layout));
  }
  if (files.length === 0) return null;
  return { map: Object.fromEntries(files.map(({ name, mapped }) => [name, mapped])), files };
}
