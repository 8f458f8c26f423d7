import { createReadStream } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse';
import type { Language } from '../../contract/enums.ts';
import { issueText } from '../../contract/validation.ts';
import { columnsOf, isWholeNumber, requiredColumns, type BadRow, type TapeFile, type TapeRow, type Value } from './files.ts';
import { sayTape } from './texts.ts';

export interface Reading {
  readonly folder: string;
  readonly language: Language;
  readonly bad: (row: BadRow) => void;
  readonly onBytes: (bytes: number) => void;
}

interface Parsed { record: Record<string, string>; info: { lines: number } }

/** A cell as the schema wants it: empty is absent, digits of a whole-number column are a number, the rest stays text for the schema to judge. */
function cell(column: string, raw: string): Value | undefined {
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  return isWholeNumber(column) && /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** Streams the rows of one file that fit its schema, in chunks; what does not fit is named, and reading goes on. */
export async function* readTape(file: TapeFile, size: number, reading: Reading): AsyncGenerator<TapeRow[]> {
  const name = `${file.name}.csv`;
  const input = createReadStream(path.join(reading.folder, name));
  input.on('data', (chunk) => reading.onBytes(chunk.length));
  const parser = input.pipe(parse({ bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'], columns: (header: string[]) => checkHeader(file, header, reading) }));
  input.on('error', (error) => parser.destroy(error));
  let chunk: TapeRow[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const row = readRow(file, record, info.lines, reading);
      if (row === undefined) continue;
      chunk.push(row);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    if (error instanceof HeaderError) return;
    if (!(error instanceof CsvError)) throw error;
    reading.bad({ file: name, line: Number(error['lines'] ?? 1), field: '-', reason: sayTape('broken_csv', reading.language, { detail: error.code }) });
  }
  if (chunk.length > 0) yield chunk;
}

class HeaderError extends Error {}

function checkHeader(file: TapeFile, header: string[], { bad, language }: Reading): string[] {
  const known = columnsOf(file);
  const names = header.map((column) => column.trim());
  const name = `${file.name}.csv`;
  const problems = [
    ...requiredColumns(file).filter((column) => !names.includes(column)).map((column) => ({ field: column, reason: sayTape('missing_column', language) })),
    ...names.filter((column) => !known.includes(column)).map((column) => ({ field: column || '-', reason: sayTape('unknown_column', language, { known: known.join(', ') }) })),
    ...names.filter((column, at) => names.indexOf(column) !== at).map((column) => ({ field: column, reason: sayTape('repeated_column', language) })),
  ];
  for (const problem of problems) bad({ file: name, line: 1, ...problem });
  if (problems.length > 0) throw new HeaderError();
  return names;
}

function readRow(file: TapeFile, record: Record<string, string>, line: number, { bad, language }: Reading): TapeRow | undefined {
  const name = `${file.name}.csv`;
  const sent: Record<string, Value> = {};
  for (const [column, raw] of Object.entries(record)) {
    const value = cell(column, raw ?? '');
    if (value !== undefined) sent[column] = value;
  }
  const parsed = file.row.safeParse(sent, { reportInput: true });
  if (parsed.success) return { line, values: parsed.data as TapeRow['values'] };
  for (const issue of parsed.error.issues) bad({ file: name, line, field: issue.path.join('.') || '-', reason: issueText(issue, language) });
  return undefined;
}
