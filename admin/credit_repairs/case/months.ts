import type { BureauCode } from '../../../server/domain/repair/bureauRecord.ts';
import { BUREAU_CODES } from '../../../server/contract/enums.ts';
import type { ComparedLine } from '../../../server/contract/resources/repairFile.ts';
import { addMonths } from '../../../server/domain/time/calendar.ts';

export const MOST_MONTHS = 60;

export interface TypedMonth {
  month: string;
  code: BureauCode;
}

export interface TypedMonths {
  months: TypedMonth[];
  /** The first sign that is no code: its place among the typed ones, from 1, and the sign. */
  wrong: { at: number; sign: string } | null;
  tooMany: boolean;
}

const isCode = (sign: string): sign is BureauCode => BUREAU_CODES.some((code) => code === sign);

/** `YYYY-MM` so many months before another. */
export const monthBefore = (newest: string, count: number): string =>
  addMonths(`${newest}-01`, -count).slice(0, 7);

/**
 * The signs of a report as they are read aloud, newest month first: 'NNN12*', also with blanks,
 * small letters and a Chinese keyboard's wide signs.
 */
export function parseMonths(text: string, newest: string): TypedMonths {
  const signs = Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s,，、;；|/-]/g, ''),
  );
  const at = signs.findIndex((sign) => !isCode(sign));
  const known = at === -1 ? signs : signs.slice(0, at);
  return {
    months: known
      .slice(0, MOST_MONTHS)
      .map((sign, index) => ({ month: monthBefore(newest, index), code: sign as BureauCode })),
    wrong: at === -1 ? null : { at: at + 1, sign: signs[at] ?? '' },
    tooMany: signs.length > MOST_MONTHS,
  };
}

/** A month as the register shows it, beside what our ledger has. */
export interface MonthCell {
  month: string;
  code: string | null;
  ledger: string | null;
  differs: boolean;
  worse: boolean;
  note: ComparedLine['note'];
  overdue: {
    bureau: number | null;
    ledger: number | null;
    differs: boolean;
    worse: boolean;
  } | null;
}

const amount = (value: string | number | null): number | null =>
  typeof value === 'number' ? value : null;
const sign = (value: string | number | null): string | null =>
  value === null ? null : String(value);

/** The months of a comparison, newest first, each with its amount where one was read. */
export function cellsOf(lines: readonly ComparedLine[]): MonthCell[] {
  const amounts = new Map(
    lines.flatMap((line) =>
      line.field === 'month_overdue_minor' && line.month !== null
        ? [[line.month, line] as const]
        : [],
    ),
  );
  return lines.flatMap((line) => {
    if (line.field !== 'month' || line.month === null) return [];
    const sum = amounts.get(line.month);
    const overdue =
      sum === undefined
        ? null
        : {
            bureau: amount(sum.bureau),
            ledger: amount(sum.ledger),
            differs: sum.differs,
            worse: sum.worse,
          };
    return [
      {
        month: line.month,
        code: sign(line.bureau),
        ledger: sign(line.ledger),
        differs: line.differs,
        worse: line.worse,
        note: line.note,
        overdue,
      },
    ];
  });
}

/** Years from the newest, each with its twelve months; null where nothing was read. */
export function byYear<T extends { month: string }>(
  cells: readonly T[],
): { year: string; months: (T | null)[] }[] {
  const known = new Map(cells.map((cell) => [cell.month, cell]));
  const years = [...new Set(cells.map(({ month }) => month.slice(0, 4)))].toSorted().toReversed();
  return years.map((year) => ({
    year,
    months: Array.from(
      { length: 12 },
      (_, at) => known.get(`${year}-${String(at + 1).padStart(2, '0')}`) ?? null,
    ),
  }));
}
