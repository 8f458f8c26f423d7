import { asKey } from '../domain/input/writing.ts';
import { cellsOf } from './csv.ts';
import { encodingOf, textOf, type Encoded, type FileSource } from './encoding.ts';

/** How a file is laid out: its signs, its separator, the line of its header, its columns. */
export interface Layout extends Encoded {
  readonly source: FileSource;
  /** The name of the file, as findings and reports tell it. */
  readonly shown: string;
  readonly delimiter: string;
  /** The line the header stands on, from 1. */
  readonly header: number;
  readonly names: readonly string[];
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

/** The first part of a file's text. */
async function sampleOf(source: FileSource, encoded: Encoded): Promise<string> {
  let sample = '';
  for await (const part of textOf(source, encoded.encoding)) {
    sample += part;
    if (sample.length >= SAMPLE) break;
  }
  return sample;
}

/** The lines of a file's beginning, for guesses. */
export async function firstLines(source: FileSource, encoded: Encoded): Promise<string[]> {
  return (await sampleOf(source, encoded)).split(/\r\n|\n|\r/);
}

const cellsOn = (line: string, delimiter: string): string[] => {
  const read = cellsOf(line, delimiter);
  return 'cells' in read ? read.cells : [];
};

/**
 * Finds the header and the separator: the line and the sign by which most cells are names of
 * columns that `isKnown` accepts. Where none is, the first line with anything on it.
 */
export async function layoutOf(
  source: FileSource,
  shown: string,
  isKnown: (name: string) => boolean,
): Promise<Layout> {
  const encoded = await encodingOf(source);
  const lines = await firstLines(source, encoded);
  const filled = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const told = /^sep=(.)$/i.exec(lines[filled]?.trim() ?? '')?.[1];
  let best = { score: 0, header: filled + (told === undefined ? 1 : 2), delimiter: told ?? '' };
  for (const [at, line] of lines.slice(0, MOST_PREAMBLE).entries())
    for (const delimiter of told === undefined ? DELIMITERS : [told]) {
      const cells = cellsOn(line, delimiter);
      const score = new Set(cells.filter((cell) => isKnown(cell.trim()))).size;
      // One known word by itself is more likely a title.
      if (score > Math.max(best.score, cells.length > 1 ? 0 : 1))
        best = { score, header: at + 1, delimiter };
    }
  const line = lines[best.header - 1] ?? '';
  const delimiter = best.delimiter || mostFrequent(line);
  const names = cellsOn(line, delimiter).map((name) => name.trim());
  while (names.at(-1) === '') names.pop();
  return { ...encoded, source, shown, header: best.header, delimiter, names };
}

const mostFrequent = (line: string): string =>
  DELIMITERS.toSorted((a, b) => cellsOn(line, b).length - cellsOn(line, a).length)[0] ?? ',';
