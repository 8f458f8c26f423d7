import { createHash } from 'node:crypto';
import type { Language } from '../../contract/enums.ts';
import type { BankColumns } from '../../contract/resources/bankSources.ts';
import type { LeftOut } from '../../contract/resources/bankStatements.ts';
import { FIRST_DATE, LAST_DATE, MAX_AMOUNT_MINOR } from '../../contract/limits.ts';
import { asPayerName } from '../../domain/bank/traces.ts';
import { parseFileDay } from '../../domain/input/days.ts';
import { isScientific, parseMoney, parseWhole } from '../../domain/input/numbers.ts';
import { asKey, asLine, halfWidth, isBlank } from '../../domain/input/writing.ts';
import { layoutOf, nameAndUnit, type Layout } from '../../reading/layout.ts';
import { rowsOfFile, type Cells } from '../../reading/rows.ts';
import { sayTape, type TapeText } from '../../reading/texts.ts';
import { BANK_NAMES, BESIDE, directionOf, type BankColumn } from './columnTexts.ts';

/** The lines of a bank's statement, as its file tells them. */

export interface ReadLine {
  readonly line_no: number;
  readonly line_key: string;
  readonly booked_on: string;
  readonly value_on: string;
  readonly direction: 'in' | 'out';
  readonly amount_minor: number;
  readonly payer_name: string | null;
  readonly payer_account: string | null;
  readonly remark: string | null;
  readonly reference: string | null;
}

export interface StatementFile {
  readonly layout: Layout;
  readonly columns: readonly { readonly name: string; readonly column: BankColumn | null }[];
  readonly unit: 'yuan' | 'fen';
  readonly remembered: boolean;
  readonly lines: readonly ReadLine[];
  /** Rows that a row before them in the file repeats. */
  readonly repeated: number;
  readonly leftOut: readonly LeftOut[];
}

/** Why a file's columns make no lines: what nothing, or too much, is taken for. */
export type ColumnFault =
  | { readonly missing: readonly BankColumn[] }
  | { readonly twice: BankColumn };

const COLUMNS = Object.keys(BANK_NAMES) as BankColumn[];
const EVERY_NAME = new Set(Object.values(BANK_NAMES).flat());
/** What one line may be made of several columns. */
const JOINED: BankColumn = 'remark';

/**
 * Lays a file out: finds its header and what its columns are taken for, as `sent`, else as was kept
 * of the last file of its source where that still makes lines, else by their names.
 */
export async function layStatement(
  bytes: Buffer,
  name: string,
  kept: BankColumns | null,
  sent: BankColumns | undefined,
): Promise<Pick<StatementFile, 'layout' | 'columns' | 'remembered'>> {
  const asked = new Set(Object.keys(sent ?? kept ?? {}));
  const layout = await layoutOf(
    bytes,
    name,
    (cell) => asked.has(cell) || EVERY_NAME.has(nameAndUnit(cell).bare),
  );
  const by = (taken: ReadonlyMap<string, BankColumn>) =>
    layout.names.map((column) => ({ name: column, column: taken.get(column) ?? null }));
  const asLast = by(new Map(Object.entries(kept ?? {})));
  const remembered = sent === undefined && kept !== null && faultOf(asLast) === undefined;
  if (remembered) return { layout, columns: asLast, remembered };
  const taken = sent === undefined ? proposed(layout.names) : new Map(Object.entries(sent));
  return { layout, columns: by(taken), remembered };
}

/** What the names of a file's columns are taken for: of each of ours the most telling. */
function proposed(names: readonly string[]): Map<string, BankColumn> {
  const bare = names.map((name) => nameAndUnit(name).bare);
  const taken = new Map<string, BankColumn>();
  for (const column of COLUMNS)
    for (const wanted of BANK_NAMES[column]) {
      const name = names[bare.indexOf(wanted)];
      if (name === undefined || taken.has(name)) continue;
      taken.set(name, column);
      if (column !== JOINED) break;
    }
  const has = (column: BankColumn) => [...taken.values()].includes(column);
  // Two columns of amounts say the direction; a third one repeats them.
  if (has('in_minor') && has('out_minor'))
    for (const [name, column] of taken) if (column === 'amount_minor') taken.delete(name);
  return taken;
}

/** What keeps columns from making lines; undefined where nothing does. */
export function faultOf(columns: StatementFile['columns']): ColumnFault | undefined {
  const taken = columns.flatMap(({ column }) => column ?? []);
  const twice = taken.find((column, at) => column !== JOINED && taken.indexOf(column) !== at);
  if (twice !== undefined) return { twice };
  const amount = taken.includes('amount_minor') || taken.includes('in_minor');
  const missing: BankColumn[] = [
    ...(taken.includes('booked_on') ? [] : ['booked_on' as const]),
    ...(amount ? [] : ['amount_minor' as const]),
  ];
  return missing.length > 0 ? { missing } : undefined;
}

/** In what a file counts: the mark in the name of a column of amounts, or as its source does. */
export function unitOf(columns: StatementFile['columns'], own: 'yuan' | 'fen'): 'yuan' | 'fen' {
  const marks = columns
    .filter(({ column }) => column?.endsWith('_minor') === true)
    .map(({ name }) => nameAndUnit(name).mark);
  if (marks.some((mark) => /^(?:[+-])?(?:分|fen)$/.test(mark))) return 'fen';
  return marks.some((mark) => /元|yuan|cny|rmb/.test(mark)) ? 'yuan' : own;
}

type Problem = { readonly field: BankColumn; readonly key: TapeText; readonly text: string };
type Told = Omit<ReadLine, 'line_key' | 'line_no'>;

/** A cell without what other programs put around it to keep it text. */
const plainCell = (raw: string): string =>
  asKey(raw)
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^[`'‘’]+/, '')
    .trim();

class Row {
  readonly #cells = new Map<BankColumn, string>();
  constructor(columns: StatementFile['columns'], cells: readonly string[]) {
    for (const [at, { column }] of columns.entries()) {
      const text = plainCell(cells[at] ?? '');
      if (column === null || isBlank(text)) continue;
      const before = this.#cells.get(column);
      this.#cells.set(column, before === undefined ? text : `${before} ${text}`);
    }
  }
  get(column: BankColumn): string | null {
    return this.#cells.get(column) ?? null;
  }
  text(column: BankColumn, most: number): string | null {
    const line = asLine(this.get(column) ?? '').replaceAll(/\s+/g, ' ');
    return line === '' || line === '/' || line === '-' ? null : line.slice(0, most);
  }
}

const wrong = (field: BankColumn, key: TapeText, text: string | null): Problem => ({
  field,
  key,
  text: text ?? '',
});

/** The amount of a cell in fen, with its sign; null where nothing stands, undefined for none. */
function signed(text: string | null, unit: 'yuan' | 'fen'): number | null | undefined {
  if (text === null) return null;
  const plain = halfWidth(text)
    .replace(/[−–—]/g, '-')
    .replace(/^([¥￥])\s*([+-])/, '$2$1');
  const minus = /^\(.*\)$/.test(plain) || plain.startsWith('-') ? -1 : 1;
  const bare = plain.replace(/^[+-]\s*/, '').replace(/^\((.*)\)$/, '$1');
  const read = (unit === 'fen' ? parseWhole : parseMoney)(bare);
  return typeof read === 'number' ? minus * read : read;
}

type Money = Pick<ReadLine, 'direction' | 'amount_minor'>;

/** The direction and the amount of a row, however its file tells them. */
function moneyOf(row: Row, unit: 'yuan' | 'fen'): Money | Problem {
  for (const column of ['in_minor', 'out_minor', 'amount_minor'] as const) {
    const read = signed(row.get(column), unit);
    if (read === undefined) return wrong(column, 'not_an_amount', row.get(column));
    if (read === null || read === 0) continue;
    if (Math.abs(read) > MAX_AMOUNT_MINOR) return wrong(column, 'not_an_amount', row.get(column));
    const word = row.get('direction');
    const told = word === null ? undefined : directionOf(word);
    if (column === 'amount_minor' && word !== null && told === undefined)
      return wrong('direction', 'no_direction', word);
    const own = column === 'out_minor' ? 'out' : (told ?? 'in');
    // A minus turns what the column or the word says, but for a word that says out already.
    const turned = read < 0 && !(column === 'amount_minor' && own === 'out');
    const other = own === 'in' ? 'out' : 'in';
    return { direction: turned ? other : own, amount_minor: Math.abs(read) };
  }
  return wrong('amount_minor', 'not_an_amount', row.get('amount_minor'));
}

const isDay = (day: string | undefined): day is string =>
  day !== undefined && day >= FIRST_DATE && day <= LAST_DATE;

function tellOf(row: Row, unit: 'yuan' | 'fen', today: string): Told | Problem {
  const [booked, value] = [row.get('booked_on'), row.get('value_on')];
  const booked_on = parseFileDay(booked ?? '');
  if (!isDay(booked_on)) return wrong('booked_on', 'not_a_day', booked);
  if (booked_on > today) return wrong('booked_on', 'day_ahead', booked);
  const read = value === null ? booked_on : parseFileDay(value);
  if (!isDay(read)) return wrong('value_on', 'not_a_day', value);
  const money = moneyOf(row, unit);
  if ('key' in money) return money;
  const reference = row.text('reference', 100);
  if (reference !== null && isScientific(reference))
    return wrong('reference', 'shortened', reference);
  const payer = row.text('payer_name', 200);
  return {
    booked_on,
    value_on: read > today ? booked_on : read,
    ...money,
    payer_name: payer === null ? null : asPayerName(payer),
    payer_account: row.text('payer_account', 100)?.replaceAll(/\s/g, '') ?? null,
    remark: row.text('remark', 500),
    reference,
  };
}

/** By what a line is known again: its reference, else what it says. */
function contentOf(told: Told): string {
  const { reference, direction, amount_minor } = told;
  if (reference !== null) return `${reference}|${direction}|${amount_minor}`;
  const text = JSON.stringify(Object.entries(told).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `#${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

/** Tells lines that are the same apart: those without a reference by their ordinal. */
class Keys {
  readonly #seen = new Map<string, number>();
  /** The key of a line; undefined where an earlier row is this line. */
  next(told: Told): string | undefined {
    const content = contentOf(told);
    const before = this.#seen.get(content) ?? 0;
    this.#seen.set(content, before + 1);
    if (told.reference !== null) return before === 0 ? content : undefined;
    return `${content}.${before + 1}`;
  }
}

interface Asked {
  readonly unit: 'yuan' | 'fen';
  readonly language: Language;
  readonly today: string;
  readonly most: number;
}

/** Reads the lines of a file; a row that cannot be read is named, and reading goes on. */
export async function readLines(
  layout: Layout,
  columns: StatementFile['columns'],
  { unit, language, today, most }: Asked,
): Promise<Pick<StatementFile, 'lines' | 'repeated' | 'leftOut'>> {
  const lines: ReadLine[] = [];
  const leftOut: LeftOut[] = [];
  const keys = new Keys();
  let repeated = 0;
  const take = (row: Cells) => {
    const told = tellOf(new Row(columns, row.cells), unit, today);
    if ('key' in told) {
      const { field, key, text } = told;
      leftOut.push({ line: row.line, field, reason: sayTape(key, language, { text }) });
      return;
    }
    const line_key = keys.next(told);
    if (line_key === undefined) repeated += 1;
    else lines.push({ ...told, line_no: row.line, line_key });
  };
  const listener = {
    language,
    bad: ({ line, field, reason }: LeftOut) => leftOut.push({ line, field, reason }),
    onBlank: () => undefined,
    isBeside: (cells: readonly string[]) => BESIDE.test(cells.find((cell) => !isBlank(cell)) ?? ''),
  };
  for await (const rows of rowsOfFile(layout, listener)) {
    for (const row of rows) take(row);
    if (lines.length > most) break;
  }
  return { lines, repeated, leftOut: leftOut.toSorted((a, b) => a.line - b.line) };
}
