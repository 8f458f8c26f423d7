import type { TAPE_UNITS } from '../../contract/enums.ts';
import { parseFileDay } from '../../domain/input/days.ts';
import { isScientific, parseMoney, parsePercent, parseWhole } from '../../domain/input/numbers.ts';
import { asKey, isBlank } from '../../domain/input/writing.ts';
import { OTHER_WORDS } from './columnTexts.ts';
import type { Value } from './files.ts';
import type { TapeText } from '../../reading/texts.ts';

/** What a cell of a tape means in its column. */

/** In what a column counts: its own unit, or one that a map names. */
export type Unit = (typeof TAPE_UNITS)[number];

/** What a cell cannot mean, and the way out. */
export interface CellProblem {
  readonly key: TapeText;
  readonly parameters?: Readonly<Record<string, string | number>>;
}
export type Cell = { readonly value: Value | undefined } | { readonly problem: CellProblem };

/** A spreadsheet that takes these for numbers loses their digits. */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  'external_id',
  'borrower_external_id',
  'loan_no',
  'client_reference',
  'bank_reference',
  'national_id',
  'phone',
]);
export const isMoneyColumn = (column: string): boolean => column.endsWith('_minor');
export const isRateColumn = (column: string): boolean => column.endsWith('_bps');
const isCount = (column: string): boolean => /_(count|days)$/.test(column) || column === 'sequence';

/** The unit a column has where nobody says otherwise. */
export const ownUnit = (column: string): Unit | undefined => {
  if (isMoneyColumn(column)) return 'fen';
  return isRateColumn(column) ? 'bps' : undefined;
};

const problem = (key: TapeText, parameters: CellProblem['parameters'] = {}): Cell => ({
  problem: { key, parameters },
});

/** A share of one, such as 0.18, in basis points. */
function parseFraction(text: string): number | null | undefined {
  const [, whole = '', places = ''] = /^(\d*)\.(\d{1,4})0*$/.exec(text) ?? [];
  return places === '' ? parsePercent(`${text}00`) : Number(`${whole}${places.padEnd(4, '0')}`);
}

const READERS: Readonly<Record<Unit, (text: string) => number | null | undefined>> = {
  fen: parseWhole,
  bps: parseWhole,
  yuan: parseMoney,
  percent: parsePercent,
  fraction: parseFraction,
};

/** A figure in the unit of its column; one that is plainly in another is refused with its value. */
function figure(column: string, text: string, unit: Unit | undefined): Cell {
  const minus = text.startsWith('-') ? -1 : 1;
  const read = (unit === undefined ? parseWhole : READERS[unit])(text.replace(/^-/, ''));
  if (typeof read === 'number') return { value: minus * read };
  const fen = unit === 'fen' ? parseMoney(text) : undefined;
  if (typeof fen === 'number') return problem('in_yuan', { text, fen, column });
  const bps = unit === 'bps' ? parsePercent(text) : undefined;
  if (typeof bps === 'number') return problem('in_percent', { text, bps, column });
  return isScientific(text) ? problem('scientific', { text }) : { value: text };
}

/** What an export puts before a cell that a spreadsheet would take for a formula. */
const unescaped = (text: string): string => text.replace(/^'(?=[=+@-])/, '');

/** Reads a cell; what it cannot read it leaves as text for the schema to judge. */
export function readCell(
  column: string,
  raw: string,
  unit: Unit | undefined,
  words: Readonly<Record<string, string>> = {},
): Cell {
  if (isBlank(raw)) return { value: undefined };
  const text = unescaped(raw.trim());
  if (IDENTIFIERS.has(column))
    return isScientific(text) ? problem('shortened', { text }) : { value: text };
  if (isMoneyColumn(column) || isRateColumn(column) || isCount(column))
    return figure(column, text, unit);
  if (column.endsWith('_on')) return { value: parseFileDay(text) ?? text };
  const word = asKey(text);
  const meant = Object.hasOwn(words, word) ? words[word] : OTHER_WORDS[column]?.[word];
  // A map just proposed has an empty word for what a person is still to say.
  return { value: meant === undefined || meant === '' ? text : meant };
}
