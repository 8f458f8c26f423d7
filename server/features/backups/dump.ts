import type { DumpLine } from '../../../db/snapshot.ts';
import { linesIn } from '../../store/lines.ts';

/** The rows of a book as text: `#` begins a table, `!` the end, anything else is a row. */

/** So many signs are handed on at a time. */
const AT_ONCE = 65_536;

/** The lines of a dump as bytes. */
export async function* bytesOf(lines: AsyncIterable<DumpLine>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const line of lines) {
    text += `${textOf(line)}\n`;
    if (text.length < AT_ONCE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function textOf(line: DumpLine): string {
  if ('row' in line) return line.row;
  return 'table' in line ? `#${line.table}` : `!${JSON.stringify(line.end)}`;
}

/** The lines that some bytes hold. */
export async function* dumpIn(content: AsyncIterable<Buffer>): AsyncGenerator<DumpLine> {
  for await (const text of linesIn(content)) {
    if (text.startsWith('#')) yield { table: text.slice(1) };
    else if (text.startsWith('!')) yield { end: JSON.parse(text.slice(1)) };
    else yield { row: text };
  }
}
