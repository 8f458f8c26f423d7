import type { Language } from '../contract/enums.ts';
import { isBlank } from '../domain/input/writing.ts';
import { linesOf, rowsOf, type CsvRow, type Line } from './csv.ts';
import { textOf } from './encoding.ts';
import type { Layout } from './layout.ts';
import { sayTape, type TapeText } from './texts.ts';

/** A row that has the cells of the header. */
export type Cells = CsvRow & { readonly cells: readonly string[] };

/** A row that cannot be read: `file:line field reason`. */
export interface BadRow {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

/** Whom to tell what is wrong with a file and how far it is read. */
export interface Listener {
  readonly language: Language;
  readonly bad: (row: BadRow) => void;
  readonly onBytes?: (bytes: number) => void;
  /** Told of each row in which nothing stands. */
  readonly onBlank: () => void;
  /** Rows beside those of the table, such as its totals: left out as if they were blank. */
  readonly isBeside?: (cells: readonly string[]) => boolean;
}

/** The rows of a file that have the header's cells; blank ones are counted, broken ones named. */
export async function* rowsOfFile(
  layout: Layout,
  listener: Listener,
): AsyncGenerator<Iterable<Cells>> {
  const { source, encoding, delimiter, names, shown, broken } = layout;
  const { language, bad, isBeside = () => false } = listener;
  const lines = below(linesOf(textOf(source, encoding, listener.onBytes)), layout.header);
  const say = (line: number, key: TapeText, parameters = {}) =>
    bad({ file: shown, line, field: '-', reason: sayTape(key, language, parameters) });
  const whole = (row: CsvRow): Cells[] => {
    if (broken.has(row.line)) return [];
    if ('problem' in row) {
      say(row.line, row.problem);
      return [];
    }
    if (row.cells.every(isBlank) || isBeside(row.cells)) {
      listener.onBlank();
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
