import type { Language } from '../../contract/enums.ts';
import { asKey } from '../../domain/input/writing.ts';
import { cellsOf } from './csv.ts';
import { ownUnit, type Unit } from './cells.ts';
import { OTHER_NAMES } from './columnTexts.ts';
import { encodingOf, textOf, type Encoded } from './encoding.ts';
import {
  knownColumns,
  requiredColumns,
  TAPE_FILES,
  type BadRow,
  type TapeFile,
  type TapeName,
} from './files.ts';
import type { FileMap } from './tapeMap.ts';
import { sayTape } from './texts.ts';

/** How a file is laid out: its signs, its separator, the line of its header, its columns. */
export interface Layout extends Encoded {
  readonly path: string;
  /** The name of the file, as findings and reports tell it. */
  readonly shown: string;
  readonly delimiter: string;
  /** The line the header stands on, from 1. */
  readonly header: number;
  readonly names: readonly string[];
}

/** One column of a file and what it is taken for; null: left out. */
export interface TakenColumn {
  readonly name: string;
  readonly column: string | null;
  readonly unit: Unit | undefined;
}

/** A file and how its rows are to be read. */
export interface TapeSource extends Layout {
  readonly file: TapeFile;
  readonly bytes: number;
  readonly taken: readonly TakenColumn[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether another file's rows come from the same rows, so that they repeat. */
  readonly shared: boolean;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** A header stands within so many lines of a file's beginning. */
const MOST_PREAMBLE = 40;
const SAMPLE = 64 * 1024;

/** A column's name without what is only writing: `Full Name ` is full_name. */
export const plainName = (name: string): string =>
  asKey(name)
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** The name without a unit in brackets, and the unit: `金额（元）`. */
export function nameAndUnit(name: string): { bare: string; mark: string } {
  const [, bare = '', mark = ''] = /^(.*?)_?[(（]([^()（）]*)[)）]$/.exec(plainName(name)) ?? [];
  return bare === '' ? { bare: plainName(name), mark: '' } : { bare, mark };
}

const EVERY_NAME = new Set(
  TAPE_FILES.flatMap((file) => [
    ...knownColumns(file),
    ...Object.values(OTHER_NAMES[file.name]).flat(),
  ]),
);
const isKnown = (name: string): boolean => EVERY_NAME.has(nameAndUnit(name).bare);

/** The first part of a file's text. */
async function sampleOf(path: string, encoded: Encoded): Promise<string> {
  let sample = '';
  for await (const part of textOf(path, encoded.encoding)) {
    sample += part;
    if (sample.length >= SAMPLE) break;
  }
  return sample;
}

/** The lines of a file's beginning, for guesses. */
export async function firstLines(path: string, encoded: Encoded): Promise<string[]> {
  return (await sampleOf(path, encoded)).split(/\r\n|\n|\r/);
}

const cellsOn = (line: string, delimiter: string): string[] => {
  const read = cellsOf(line, delimiter);
  return 'cells' in read ? read.cells : [];
};

/**
 * Finds the header and the separator: the line and the sign by which most cells are names of
 * columns that are known, ours or another system's, or that `wanted` lists. Where none is, the
 * first line with anything on it.
 */
export async function layoutOf(
  path: string,
  shown: string,
  wanted: readonly string[] = [],
): Promise<Layout> {
  const encoded = await encodingOf(path);
  const lines = await firstLines(path, encoded);
  const asked = new Set(wanted);
  const filled = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const told = /^sep=(.)$/i.exec(lines[filled]?.trim() ?? '')?.[1];
  let best = { score: 0, header: filled + (told === undefined ? 1 : 2), delimiter: told ?? '' };
  for (const [at, line] of lines.slice(0, MOST_PREAMBLE).entries())
    for (const delimiter of told === undefined ? DELIMITERS : [told]) {
      const cells = cellsOn(line, delimiter);
      const score = new Set(cells.filter((cell) => isKnown(cell) || asked.has(cell.trim()))).size;
      // One known word by itself is more likely a title.
      if (score > Math.max(best.score, cells.length > 1 ? 0 : 1))
        best = { score, header: at + 1, delimiter };
    }
  const line = lines[best.header - 1] ?? '';
  const delimiter = best.delimiter || mostFrequent(line);
  const names = cellsOn(line, delimiter).map((name) => name.trim());
  while (names.at(-1) === '') names.pop();
  return { ...encoded, path, shown, header: best.header, delimiter, names };
}

const mostFrequent = (line: string): string =>
  DELIMITERS.toSorted((a, b) => cellsOn(line, b).length - cellsOn(line, a).length)[0] ?? ',';

/** How many signs must change to make one name the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The column a name may be meant for: a slip of its own name, or another system's name for it. */
export function nearest(name: TapeName, given: string, columns: readonly string[]): string | null {
  const { bare } = nameAndUnit(given);
  const meant = Object.entries(OTHER_NAMES[name]).find(([, others]) => others.includes(bare));
  if (meant !== undefined && columns.includes(meant[0])) return meant[0];
  const near = columns
    .map((column) => ({ column, far: distance(bare, column) }))
    .toSorted((a, b) => a.far - b.far)[0];
  const fits = near !== undefined && near.far <= Math.max(2, Math.floor(near.column.length / 3));
  return fits ? near.column : null;
}

/** The columns of a file whose header is ours; each that is not is named, with the way out. */
export function ownColumns(
  file: TapeFile,
  { shown, header, names }: Layout,
  bad: (row: BadRow) => void,
  language: Language,
): TakenColumn[] | null {
  const known = knownColumns(file);
  const plain = names.map(plainName);
  const say = (field: string, reason: string) =>
    bad({ file: shown, line: header, field: field || '-', reason });
  const missing = missingOf(file, plain);
  for (const column of missing)
    say(
      column,
      sayTape(column === 'client_reference' ? 'missing_reference' : 'missing_column', language),
    );
  const unknown = names.filter((_name, at) => !known.includes(plain[at] ?? ''));
  for (const name of unknown) {
    const near = nearest(file.name, name, known);
    say(
      name,
      near === null
        ? sayTape('unknown_column', language, { known: known.join(', ') })
        : sayTape('unknown_column_near', language, { near }),
    );
  }
  const repeated = names.filter((_name, at) => plain.indexOf(plain[at] ?? '') !== at);
  for (const name of repeated) say(name, sayTape('repeated_column', language));
  if (missing.length + unknown.length + repeated.length > 0) return null;
  return names.map((name, at) => ({
    name,
    column: plain[at] ?? '',
    unit: ownUnit(plain[at] ?? ''),
  }));
}

/** The columns a file needs and does not have; a payment's reference can be made. */
export const missingOf = (file: TapeFile, columns: readonly string[]): string[] =>
  requiredColumns(file).filter(
    (column) =>
      !columns.includes(column) &&
      !(column === 'client_reference' && columns.includes('bank_reference')),
  );

/** The columns of a file as a map takes them; null where the map does not fit, which is said. */
export function mappedColumns(
  file: TapeFile,
  { shown, header, names }: Layout,
  map: FileMap,
  bad: (row: BadRow) => void,
  language: Language,
): TakenColumn[] | null {
  const known = knownColumns(file);
  let right = true;
  const say = (field: string, reason: string) => {
    right = false;
    bad({ file: shown, line: header, field, reason });
  };
  for (const [name, column] of Object.entries(map.columns)) {
    if (!names.includes(name)) say(name, sayTape('mapped_column_gone', language));
    if (!known.includes(column))
      say(column, sayTape('unknown_column', language, { known: known.join(', ') }));
  }
  const given = [...Object.values(map.columns), ...Object.keys(map.fixed ?? {})];
  for (const column of missingOf(file, given))
    say(column, sayTape('unmapped_column', language, { column }));
  if (!right) return null;
  return names.map((name) => {
    const column = map.columns[name] ?? null;
    return { name, column, unit: column === null ? undefined : unitOf(map, column) };
  });
}

const unitOf = (map: FileMap, column: string): Unit | undefined =>
  map.units?.[column] ?? ownUnit(column);
