import type { Language } from '../../contract/enums.ts';
import { issueText } from '../../contract/validation.ts';
import { isBlank } from '../../domain/input/writing.ts';
import { ownUnit, readCell } from './cells.ts';
import { linesOf, rowsOf, type CsvRow, type Line } from './csv.ts';
import { textOf } from './encoding.ts';
import type { BadRow, TapeChunk, TapeFile, TapeRow, Value } from './files.ts';
import type { TapeSource } from './layout.ts';
import { madeReference } from './reference.ts';
import { sayTape, type TapeText } from './texts.ts';

/** Whom to tell what is wrong with a tape and how far it is. */
export interface Reading {
  readonly language: Language;
  readonly bad: (row: BadRow) => void;
  readonly onBytes: (bytes: number) => void;
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
  for await (const batch of rowsOfFile(source, reading)) {
    for (const row of batch) {
      const read = readRow(source, row, reading);
      if ('values' in read) {
        if (!isRepeated(source, read, repeats)) rows.push(read);
      } else if (read.key !== undefined) refused.push(read.key);
    }
    if (rows.length + refused.length < CHUNK) continue;
    yield chunk();
    rows = [];
    refused = [];
  }
  if (rows.length + refused.length > 0) yield chunk();
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

type Cells = CsvRow & { readonly cells: readonly string[] };

/** The rows of a file that have the header's cells; blank ones are counted, broken ones named. */
async function* rowsOfFile(source: TapeSource, reading: Reading): AsyncGenerator<Iterable<Cells>> {
  const { path, encoding, delimiter, names, shown, broken } = source;
  const lines = below(linesOf(textOf(path, encoding, reading.onBytes)), source.header);
  const say = (line: number, key: TapeText, parameters = {}) =>
    reading.bad({
      file: shown,
      line,
      field: '-',
      reason: sayTape(key, reading.language, parameters),
    });
  const whole = (row: CsvRow): Cells[] => {
    if (broken.has(row.line)) return [];
    if ('problem' in row) {
      say(row.line, row.problem);
      return [];
    }
    if (row.cells.every(isBlank)) {
      reading.onBlank(source);
      return [];
    }
    const extra = row.cells.slice(names.length);
    if (row.cells.length >= names.length && extra.every(isBlank)) return [row];
    if (row.cells.length === 1 && row.cells[0]?.includes(delimiter) === true)
      say(row.line, 'row_in_quotes');
    else say(row.line, 'cell_count', { count: row.cells.length, expected: names.length });
    return [];
  };
  for (const line of broken) say(line, 'broken_bytes');
  for await (const rows of rowsOf(lines, delimiter, names.length)) yield inTurn(rows, whole);
}

/** Each row as it is asked for, so that what is said of rows is said in their order. */
function* inTurn(rows: readonly CsvRow[], whole: (row: CsvRow) => Cells[]): Generator<Cells> {
  for (const row of rows) yield* whole(row);
}

/** The lines below a header. */
async function* below(batches: AsyncIterable<Line[]>, header: number): AsyncGenerator<Line[]> {
  for await (const lines of batches)
    yield (lines[0]?.number ?? 0) > header ? lines : lines.filter(({ number }) => number > header);
}

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
