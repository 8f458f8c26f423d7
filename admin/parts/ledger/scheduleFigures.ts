import type { ScheduleRow } from '../../../server/contract/resources/loans.ts';
import { sumOf } from '../../shared/sumOf.ts';

/**
 * Figures of an installment, principal and interest together: principal + interest − paid − waived
 * − moved = open. The open amount is the server's; nothing here subtracts.
 */
export const FIGURES = ['principal', 'interest', 'paid', 'waived', 'moved', 'open'] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;

export const figuresOf = (row: ScheduleRow): Figures => ({
  principal: row.principal_minor,
  interest: row.interest_minor,
  paid: row.paid_principal_minor + row.paid_interest_minor,
  waived: row.waived_principal_minor + row.waived_interest_minor,
  moved: row.moved_principal_minor + row.moved_interest_minor,
  open: row.unpaid_minor,
});

/** The figures of all rows together. */
export function totalFigures(rows: readonly ScheduleRow[]): Figures {
  const figures = rows.map(figuresOf);
  const total = (name: Figure) => sumOf(figures, (row) => row[name]);
  return {
    principal: total('principal'),
    interest: total('interest'),
    paid: total('paid'),
    waived: total('waived'),
    moved: total('moved'),
    open: total('open'),
  };
}

/** The paid part of an installment, as a bar and in words. */
export interface PaidPart {
  paid: number;
  /** The amount to be paid: without what was waived, with what a later plan took over. */
  total: number;
  waived: number;
  moved: number;
  /** Paid of the total, 0 to 1; 1 also where nothing was to be paid. */
  share: number;
}

export function paidPartOf(row: ScheduleRow): PaidPart {
  const { paid, waived, moved, open } = figuresOf(row);
  const total = paid + moved + open;
  const nothing = row.status === 'replaced' ? 0 : 1;
  return { paid, total, waived, moved, share: total > 0 ? Math.min(paid / total, 1) : nothing };
}

/** The place of the first row that is not paid; -1 where all are. */
export const firstUnpaid = (rows: readonly ScheduleRow[]): number =>
  rows.findIndex(({ status }) => status !== 'paid');

/**
 * The rows that an earlier schedule left open, by their ids: their numbers are those of that
 * schedule, and the one in force may have the same.
 */
export function formerRows(rows: readonly ScheduleRow[]): ReadonlySet<number> {
  const version = Math.max(...rows.map((row) => row.schedule_version));
  return new Set(rows.filter((row) => row.schedule_version < version).map(({ id }) => id));
}
