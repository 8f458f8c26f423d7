import type {
  PlanRow,
  RestructureFigures,
} from '../../../server/contract/resources/restructures.ts';
import { sumOf } from '../../shared/sumOf.ts';

/** The amount a row still asks for on the effective date, carried penalty and cost with it. */
export const stillDue = (row: PlanRow): number =>
  row.unpaid_minor + row.penalty_minor + row.cost_minor;

/** A month of the two plans: what the schedule in force asks for, and what the new one does. */
export interface PlanPair {
  key: string;
  before: PlanRow | undefined;
  after: PlanRow | undefined;
}

const monthOf = (row: PlanRow): string => row.due_on.slice(0, 7);
const isPaid = (row: PlanRow): boolean => row.kept && stillDue(row) === 0;

function byMonth(rows: readonly PlanRow[]): Map<string, PlanRow[]> {
  const months = new Map<string, PlanRow[]>();
  for (const row of rows) months.set(monthOf(row), [...(months.get(monthOf(row)) ?? []), row]);
  return months;
}

/**
 * The rows of both plans by the month they fall due in, the rows that are paid apart: they are the
 * same in both.
 */
export function comparePlans({ before, after }: Pick<RestructureFigures, 'before' | 'after'>): {
  paid: PlanRow[];
  pairs: PlanPair[];
} {
  const old = byMonth(before.installments.filter((row) => !isPaid(row)));
  const next = byMonth(after.installments.filter((row) => !isPaid(row)));
  const months = [...new Set([...old.keys(), ...next.keys()])].sort();
  const pairs = months.flatMap((month) => {
    const [oldRows, nextRows] = [old.get(month) ?? [], next.get(month) ?? []];
    return Array.from({ length: Math.max(oldRows.length, nextRows.length) }, (_, at) => ({
      key: `${month}/${at}`,
      before: oldRows[at],
      after: nextRows[at],
    }));
  });
  return { paid: after.installments.filter(isPaid), pairs };
}

/** A part of a row; together the parts are its total. */
export interface PlanColumn {
  name: 'principal' | 'interest' | 'carried_interest' | 'penalty' | 'cost';
  of: (row: PlanRow) => number;
}

const COLUMNS: readonly PlanColumn[] = [
  { name: 'principal', of: (row) => row.principal_minor },
  { name: 'interest', of: (row) => row.interest_minor - row.carried_interest_minor },
  { name: 'carried_interest', of: (row) => row.carried_interest_minor },
  { name: 'penalty', of: (row) => row.penalty_minor },
  { name: 'cost', of: (row) => row.cost_minor },
];

/** The columns of a plan; what was carried shows only where some was. */
export function columnsOf(rows: readonly PlanRow[]): PlanColumn[] {
  return COLUMNS.filter(
    ({ name, of }) =>
      name === 'principal' || name === 'interest' || rows.some((row) => of(row) > 0),
  );
}

/** What a plan asks for beside its rows: costs that belong to no installment. */
export const outsideOf = (rows: readonly PlanRow[], total_minor: number): number =>
  total_minor - sumOf(rows, stillDue);

/**
 * The amounts a plan asks for by month. What was due before it begins, and what stands outside the
 * rows, falls in its first month.
 */
export function flowOf(
  rows: readonly PlanRow[],
  total_minor: number,
  from: string,
): Map<string, number> {
  const first = from.slice(0, 7);
  const flow = new Map<string, number>([[first, outsideOf(rows, total_minor)]]);
  for (const row of rows) {
    const month = monthOf(row) < first ? first : monthOf(row);
    flow.set(month, (flow.get(month) ?? 0) + stillDue(row));
  }
  return flow;
}
