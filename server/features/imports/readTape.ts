import { createReadStream } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse';
import type { Language } from '../../contract/enums.ts';
import { issueText } from '../../contract/validation.ts';
import {
  columnsOf,
  isWholeNumber,
  requiredColumns,
  type BadRow,
  type TapeChunk,
  type TapeFile,
  type TapeRow,
  type Value,
} from './files.ts';
import { sayTape } from './texts.ts';

/** Where a tape is read from, and whom to tell what is wrong and how far it is. */
export interface Reading {
  readonly folder: string;
  readonly language: Language;
  readonly bad: (row: BadRow) => void;
  readonly onBytes: (bytes: number) => void;
}

interface Parsed {
  record: Record<string, string>;
  info: { lines: number; error?: CsvError };
}

/**
 * A cell as the schema wants it: empty is absent, digits of a whole-number column are a number, the
 * rest stays text for the schema to judge.
 */
function cell(column: string, raw: string): Value | undefined {
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  return isWholeNumber(column) && /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** How many rows are read before they are looked at together. */
const CHUNK = 5000;

/**
 * Streams the rows of one file that fit its schema, in chunks; what does not fit is named, and
 * reading goes on.
 */
export async function* readTape(file: TapeFile, reading: Reading): AsyncGenerator<TapeChunk> {
  let rows: TapeRow[] = [];
  for await (const row of readRows(file, reading)) {
    rows.push(row);
    if (rows.length < CHUNK) continue;
    yield { name: file.name, rows } as TapeChunk;
    rows = [];
  }
  if (rows.length > 0) yield { name: file.name, rows } as TapeChunk;
}

/** The rows of one file that fit; ends where the file's header or its quoting is broken. */
async function* readRows(file: TapeFile, reading: Reading): AsyncGenerator<TapeRow> {
  const name = `${file.name}.csv`;
  const { bad, language } = reading;
  let header: string[] | undefined;
  const lineOf = lineCounter();
  const records = parsed(path.join(reading.folder, name), reading, (names) => {
    header = checkHeader(file, names, reading);
    return header;
  });
  try {
    for await (const { record, info } of records) {
      const line = lineOf(record, info.lines);
      if (info.error !== undefined) {
        const reason = cellCount(info.error, header, language);
        bad({ file: name, line, field: '-', reason });
        continue;
      }
      const row = readRow(file, record, line, reading);
      if (row !== undefined) yield row;
    }
    if (header === undefined) checkHeader(file, [], reading);
  } catch (error) {
    if (error instanceof HeaderError) return;
    if (!(error instanceof CsvError)) throw error;
    const reason = sayTape('broken_csv', language, { detail: error.code });
    bad({ file: name, line: Number(error['lines'] ?? 1), field: '-', reason });
  }
}

/** The records of a CSV file by the columns that its header names. */
function parsed(
  file: string,
  { onBytes }: Reading,
  columns: (names: string[]) => string[],
): AsyncIterable<Parsed> {
  const input = createReadStream(file);
  input.on('data', (chunk) => onBytes(chunk.length));
  const parser = input.pipe(
    parse({
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      columns,
    }),
  );
  input.on('error', (error) => parser.destroy(error));
  return parser as AsyncIterable<Parsed>;
}

class HeaderError extends Error {}

function cellCount(
  error: CsvError,
  header: readonly string[] | undefined,
  language: Language,
): string {
  return sayTape('cell_count', language, {
    count: (error['record'] as unknown[]).length,
    expected: header?.length ?? 0,
  });
}

/**
 * The line a record starts on. The parser says where it ends, and takes a CRLF inside quotes for
 * two lines.
 */
function lineCounter(): (record: Record<string, string>, end: number) => number {
  let counted = 0;
  return (record, end) => {
    let inside = 0;
    for (const value of Object.values(record)) {
      const breaks = value?.match(/\r\n?|\n/g) ?? [];
      inside += breaks.length;
      for (const sign of breaks) counted += sign.length - 1;
    }
    return end - counted - inside;
  };
}

function checkHeader(file: TapeFile, header: string[], { bad, language }: Reading): string[] {
  const known = columnsOf(file);
  const names = header.map((column) => column.trim());
  const name = `${file.name}.csv`;
  const problems = [
    ...requiredColumns(file)
      .filter((column) => !names.includes(column))
      .map((column) => ({ field: column, reason: sayTape('missing_column', language) })),
    ...names
      .filter((column) => !known.includes(column))
      .map((column) => ({
        field: column || '-',
        reason: sayTape('unknown_column', language, { known: known.join(', ') }),
      })),
    ...names
      .filter((column, at) => names.indexOf(column) !== at)
      .map((column) => ({ field: column, reason: sayTape('repeated_column', language) })),
  ];
  for (const problem of problems) bad({ file: name, line: 1, ...problem });
  if (problems.length > 0) throw new HeaderError();
  return names;
}

function readRow(
  file: TapeFile,
  record: Record<string, string>,
  line: number,
  { bad, language }: Reading,
): TapeRow | undefined {
  const name = `${file.name}.csv`;
  const sent: Record<string, Value> = {};
  for (const [column, raw] of Object.entries(record)) {
    const value = cell(column, raw ?? '');
    if (value !== undefined) sent[column] = value;
  }
  const fitting = file.row.safeParse(sent, { reportInput: true });
  if (fitting.success) return { line, values: fitting.data as TapeRow['values'] };
  for (const issue of fitting.error.issues)
    bad({
      file: name,
      line,
      field: issue.path.join('.') || '-',
      reason: issueText(issue, language),
    });
  return undefined;
}
