import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../contract/enums.ts';
import type { ImportCheck, Mend } from '../../contract/resources/imports.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { linesOf, rowsOf } from '../../reading/csv.ts';
import { textOf } from '../../reading/encoding.ts';
import type { Layout } from '../../reading/layout.ts';
import type { BadRow } from '../../reading/rows.ts';
import type { TapeSource } from './layout.ts';
import { placeOf } from './readTape.ts';

/** Rows of a tape that would not be taken, as a person sees and mends them. */

/** The cells of some lines of a file, as they were mended; none where a line is no row. */
export async function cellsAt(
  layout: Layout,
  lines: ReadonlySet<number>,
  mends: readonly Mend[],
): Promise<Map<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  const { source, encoding, delimiter, names, shown } = layout;
  const all = linesOf(textOf(source, encoding));
  for await (const rows of rowsOf(all, delimiter, names.length))
    for (const row of rows)
      if ('cells' in row && lines.has(row.line)) found.set(row.line, [...row.cells]);
  for (const { file, line, name, value } of mends) {
    const cells = found.get(line);
    const at = placeOf(layout, name);
    if (file === shown && cells !== undefined && at >= 0)
      found.set(
        line,
        cells.map((cell, place) => (place === at ? value : cell)),
      );
  }
  return found;
}

/** Made of another column where the file has none of its own. */
const MADE_OF: Readonly<Record<string, string>> = { client_reference: 'bank_reference' };
const PERSONAL: readonly string[] = ['phone', 'national_id', 'address'];

/** The file's column that a finding is about. */
function columnOf(sources: readonly TapeSource[], { file, field }: BadRow): string | null {
  const taken = sources.filter(({ shown }) => shown === file).flatMap((source) => source.taken);
  const named = (column: string | undefined) =>
    taken.find((one) => column !== undefined && one.column === column)?.name;
  return named(field) ?? named(MADE_OF[field]) ?? null;
}

/** A cell as it may be looked at: personal data masked. */
export const shownCell = (column: string | null, cell: string): string =>
  column !== null && PERSONAL.includes(column)
    ? maskPersonal(column as 'phone', cell)
    : cell.replace(/\d{11,}/g, (digits) => `${digits.slice(0, 3)}****${digits.slice(-4)}`);

/** Findings with the cells they are about. */
export async function withCells(
  sources: readonly TapeSource[],
  bad: readonly BadRow[],
  mends: readonly Mend[],
): Promise<ImportCheck['refused']> {
  const cells = new Map<string, Map<number, readonly string[]>>();
  for (const source of sources) {
    const { shown } = source;
    const lines = new Set(bad.filter(({ file }) => file === shown).map(({ line }) => line));
    if (lines.size > 0 && !cells.has(shown)) cells.set(shown, await cellsAt(source, lines, mends));
  }
  return bad.map((row) => {
    const name = columnOf(sources, row);
    const names = sources.find(({ shown }) => shown === row.file)?.names ?? [];
    const cell = name === null ? undefined : cells.get(row.file)?.get(row.line);
    const value = cell?.[names.indexOf(name ?? '')] ?? null;
    return {
      ...row,
      name: cell === undefined ? null : name,
      value: value === null ? null : shownCell(row.field, value),
    };
  });
}

const REASON: Readonly<Record<Language, string>> = { zh: '原因', en: 'Reason' };
const CSV = { bom: true, escape_formulas: true, record_delimiter: '\r\n' } as const;

/** The rows of one file that are refused, each with why: mended there and dropped again. */
export async function refusedCsv(
  layout: Layout,
  bad: readonly BadRow[],
  mends: readonly Mend[],
  language: Language,
): Promise<string> {
  const reasons = new Map<number, string[]>();
  for (const { file, line, field, reason } of bad)
    if (file === layout.shown)
      reasons.set(line, [
        ...(reasons.get(line) ?? []),
        field === '-' ? reason : `${field}: ${reason}`,
      ]);
  const cells = await cellsAt(layout, new Set(reasons.keys()), mends);
  const blank = layout.names.map(() => '');
  const rows = [...reasons]
    .toSorted(([one], [other]) => one - other)
    .map(([line, said]) => {
      const own = cells.get(line) ?? blank;
      const whole = layout.names.map((_name, at) => own[at] ?? '');
      return [...whole, `${line}: ${said.join('; ')}`];
    });
  return stringify([[...layout.names, REASON[language]], ...rows], CSV);
}
