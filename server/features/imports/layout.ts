import type { Language } from '../../contract/enums.ts';
import { layoutOf, nameAndUnit, plainName, type Layout } from '../../reading/layout.ts';
import { ownUnit, type Unit } from './cells.ts';
import { OTHER_NAMES } from './columnTexts.ts';
import {
  knownColumns,
  requiredColumns,
  TAPE_FILES,
  type TapeFile,
  type TapeName,
} from './files.ts';
import type { FileMap } from '../../contract/resources/imports.ts';
import type { FileSource } from '../../reading/encoding.ts';
import type { BadRow } from '../../reading/rows.ts';
import { sayTape } from '../../reading/texts.ts';

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

const EVERY_NAME = new Set(
  TAPE_FILES.flatMap((file) => [
    ...knownColumns(file),
    ...Object.values(OTHER_NAMES[file.name]).flat(),
  ]),
);
const isKnown = (name: string): boolean => EVERY_NAME.has(nameAndUnit(name).bare);

/**
 * Finds the header and the separator of a tape's file: by the names of columns, ours or another
 * system's, and those that a map names.
 */
export async function tapeLayout(
  path: FileSource,
  shown: string,
  mapped: readonly string[] = [],
): Promise<Layout> {
  const asked = new Set(mapped);
  return await layoutOf(path, shown, (name) => isKnown(name) || asked.has(name));
}

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
