/** Rows of cells as RFC 4180 has them, told apart so that one broken row hides no other. */

export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A row, or what is wrong with the line it starts on. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: 'open_quote' | 'stray_quote' | 'swallowed' };

/** A quote that closes after more lines than these was never meant to hold them. */
const MOST_LINES = 100;

/**
 * The lines of a text that comes in parts, ended in any of the three ways; as many together as a
 * part holds, for a wait at each would cost more than its reading.
 */
export async function* linesOf(parts: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let number = 0;
  let kept = '';
  const numbered = (texts: readonly string[]): Line[] =>
    texts.map((text) => ({ number: (number += 1), text }));
  for await (const part of parts) {
    const texts = (kept + part).split(/\r\n|\n|\r(?!$)/);
    kept = texts.pop() ?? '';
    yield numbered(texts);
  }
  const texts = kept.split(/\r/);
  if (texts.at(-1) === '') texts.pop();
  yield numbered(texts);
}

type Read = { readonly cells: string[] } | { readonly problem: 'open_quote' | 'stray_quote' };

/** The cells of a row's text; `open_quote` where it goes on after the end. */
export function cellsOf(text: string, delimiter: string): Read {
  if (!text.includes('"')) return { cells: text.split(delimiter) };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const lead = /^[^\S\t\n\r]*"/.exec(text.slice(at, at + 20));
    if (lead === null) {
      const end = text.indexOf(delimiter, at);
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return { cells };
      at = end + delimiter.length;
      continue;
    }
    let end = at + lead[0].length;
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"'))
      end += text[end] === '"' ? 2 : 1;
    if (end >= text.length) return { problem: 'open_quote' };
    cells.push(text.slice(at + lead[0].length, end).replaceAll('""', '"'));
    const next = text.indexOf(delimiter, end + 1);
    if (text.slice(end + 1, next < 0 ? undefined : next).trim() !== '')
      return { problem: 'stray_quote' };
    if (next < 0) return { cells };
    at = next + delimiter.length;
  }
}

/** Closed by a quote on a later line that opens another cell, a quote was never closed. */
const problemOf = (read: Read, linesAfter: number): 'open_quote' | 'stray_quote' =>
  'problem' in read && linesAfter === 0 ? read.problem : 'open_quote';

/**
 * The rows of some lines. A quote that never closes, or closes only after whole rows of as many
 * cells as the header has, is named by the line it opened on; reading goes on with the next line.
 */
export async function* rowsOf(
  batches: AsyncIterable<Line[]>,
  delimiter: string,
  columns: number,
): AsyncGenerator<CsvRow[]> {
  const isRow = ({ text }: Line): boolean => {
    const read = cellsOf(text, delimiter);
    return columns > 1 && 'cells' in read && read.cells.length >= columns;
  };
  const source = batches[Symbol.asyncIterator]();
  let lines: Line[] = [];
  let at = 0;
  const isThere = async (): Promise<boolean> => {
    while (at >= lines.length) {
      const batch = await source.next();
      if (batch.done === true) return false;
      [lines, at] = [batch.value, 0];
    }
    return true;
  };
  let rows: CsvRow[] = [];
  while (at < lines.length || (await isThere())) {
    const first = lines[at++] as Line;
    const more: Line[] = [];
    let { text } = first;
    let read = cellsOf(text, delimiter);
    while ('problem' in read && read.problem === 'open_quote' && more.length < MOST_LINES) {
      if (!(await isThere())) break;
      const line = lines[at++] as Line;
      more.push(line);
      text += `\n${line.text}`;
      read = cellsOf(text, delimiter);
    }
    const line = first.number;
    const swallowed = 'cells' in read && more.slice(0, -1).some(isRow);
    if ('cells' in read && !swallowed) rows.push({ line, cells: read.cells });
    else {
      rows.push({ line, problem: swallowed ? 'swallowed' : problemOf(read, more.length) });
      [lines, at] = [[...more, ...lines.slice(at)], 0];
    }
    if (at < lines.length) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
