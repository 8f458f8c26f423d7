import type { Language } from '../../contract/enums.ts';
import type { Mend } from '../../contract/resources/imports.ts';
import { issueText } from '../../contract/validation.ts';
import { ownUnit, readCell } from './cells.ts';
import { rowsOfFile, type BadRow, type Cells } from '../../reading/rows.ts';
import type { TapeChunk, TapeFile, TapeRow, Value } from './files.ts';
import type { TapeSource } from './layout.ts';
import { madeReference } from './reference.ts';
import { asLine } from '../../domain/input/writing.ts';
import { sayTape } from '../../reading/texts.ts';

/** Whom to tell what is wrong with a tape and how far it is. */
export interface Reading {
  readonly language: Language;
  readonly bad: (row: BadRow) => void;
  readonly onBytes: (bytes: number) => void;
  /** Told of so many rows more that were read. */
  readonly onRows: (count: number) => void;
  readonly isSkipped: (file: string, line: number) => boolean;
  /** The cells of a row as a person mended them. */
  readonly mendsOf: (file: string, line: number) => readonly Mend[];
  /** Told of each row in which nothing stands. */
  readonly onBlank: (file: TapeSource) => void;
}

/** How many rows are read before they are looked at together. */
const CHUNK = 5000;

/**
 * Streams the rows of one file that fit its schema, in chunks; what does not fit is named, and
 * reading goes on.
 */
export async function* readTape(source: TapeSource, reading: Reading): AsyncGenerator<TapeChunk> {
  let rows: TapeRow[] = [];
  let refused: string[] = [];
  const chunk = () => ({ name: source.file.name, rows, refused }) as TapeChunk;
  const repeats = new Map<string, string>();
  const listener = { ...reading, onBlank: () => reading.onBlank(source) };
  for await (const batch of rowsOfFile(source, listener)) {
    let count = 0;
    for (const row of batch) {
      count += 1;
      if (reading.isSkipped(source.shown, row.line)) continue;
      const read = readRow(source, mended(source, row, reading), reading);
      if ('values' in read) {
        if (!isRepeated(source, read, repeats)) rows.push(read);
      } else if (read.key !== undefined) refused.push(read.key);
    }
    reading.onRows(count);
    if (rows.length + refused.length < CHUNK) continue;
    yield chunk();
    rows = [];
    refused = [];
  }
  if (rows.length + refused.length > 0) yield chunk();
}

/** Where a file has a column, by its name as it is kept. */
export const placeOf = ({ names }: Pick<TapeSource, 'names'>, name: string): number =>
  names.findIndex((one) => asLine(one) === name);

/** A row with the cells that a person mended. */
export function mended(source: TapeSource, row: Cells, { mendsOf }: Reading): Cells {
  const mends = mendsOf(source.shown, row.line);
  if (mends.length === 0) return row;
  const cells = [...row.cells];
  for (const { name, value } of mends) {
    const at = placeOf(source, name);
    if (at >= 0) cells[at] = value;
  }
  return { ...row, cells };
}

/** Whether rows that another file's rows come from, too, have said the same before. */
function isRepeated(
  { shared, file }: TapeSource,
  { values }: TapeRow,
  repeats: Map<string, string>,
): boolean {
  if (!shared) return false;
  const key = keyOf(file, values as Record<string, unknown>);
  const text = JSON.stringify(values);
  if (repeats.get(key) === text) return true;
  repeats.set(key, text);
  return false;
}

export const keyOf = ({ key }: TapeFile, values: Readonly<Record<string, unknown>>): string =>
  key.map((column) => String(values[column])).join(' ');

type Refused = { readonly key: string | undefined };

function readRow(source: TapeSource, row: Cells, reading: Reading): TapeRow | Refused {
  const { file, shown, taken, fixed, values } = source;
  const { line } = row;
  const sent: Record<string, Value> = {};
  const said = new Set<string>();
  const say = (field: string, reason: string) => {
    said.add(field);
    reading.bad({ file: shown, line, field, reason });
  };
  const cells = [
    ...Object.entries(fixed).map(([column, raw]) => ({ column, raw, unit: ownUnit(column) })),
    ...taken.map(({ column, unit }, at) => ({ column, raw: row.cells[at] ?? '', unit })),
  ];
  for (const { column, raw, unit } of cells) {
    if (column === null) continue;
    const cell = readCell(column, raw, unit, values[column]);
    if ('problem' in cell)
      say(column, sayTape(cell.problem.key, reading.language, cell.problem.parameters));
    else if (cell.value !== undefined) sent[column] = cell.value;
  }
  const { bank_reference, ...own } = sent;
  if (bank_reference !== undefined && own['client_reference'] === undefined)
    own['client_reference'] = madeReference(String(own['loan_no']), String(bank_reference));
  const fitting = file.row.safeParse(own, { reportInput: true });
  if (fitting.success && said.size === 0)
    return { line, values: fitting.data as TapeRow['values'] };
  for (const issue of fitting.error?.issues ?? []) {
    const field = issue.path.join('.') || '-';
    if (said.has(field)) continue;
    const isSerial = field === 'client_reference' && issue.code === 'invalid_format';
    say(
      field,
      isSerial ? sayTape('not_a_reference', reading.language) : issueText(issue, reading.language),
    );
  }
  const key = file.key.every((column) => own[column] !== undefined) ? keyOf(file, own) : undefined;
  return { key };
}
