import type { Knex } from 'knex';
import type { BankDayRow, BankDayTotalRow } from '../../../contract/resources/bankDays.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** Days of the bank: what came, where it is, what the sources state. */

export const dayOn = async (db: Knex, day_on: string): Promise<BankDayRow | undefined> =>
  await db('bank_days').where({ day_on }).first();

/** Which of these days are closed. */
export async function closedAmong(db: Knex, days: readonly string[]): Promise<string[]> {
  const rows: { day_on: string }[] = await db('bank_days')
    .whereIn('day_on', days)
    .where({ status: 'closed' })
    .orderBy('day_on')
    .select('day_on');
  return rows.map(({ day_on }) => day_on);
}

/** Opens days that nothing had come on before. */
export async function openDays({ db, now }: UnitOfWork, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await db('bank_days')
    .insert(days.map((day_on) => ({ day_on, status: 'open', created_at: now, updated_at: now })))
    .onConflict('day_on')
    .ignore();
}

export const totalOf = async (
  db: Knex,
  day_on: string,
  source_id: number,
): Promise<BankDayTotalRow | undefined> =>
  await db('bank_day_totals').where({ day_on, source_id }).first();

export const totalsOf = async (db: Knex, days: readonly string[]): Promise<BankDayTotalRow[]> =>
  await db('bank_day_totals').whereIn('day_on', days);

export interface DayPart {
  readonly booked_on: string;
  readonly source_id: number;
  readonly direction: 'in' | 'out';
  readonly lines_count: number;
  readonly amount_minor: number;
  readonly booked_minor: number;
  readonly suspense_minor: number;
  readonly returned_minor: number;
  readonly waiting_count: number;
}

/** What came on days by each source and direction, and where it is. */
export async function cameOn(db: Knex, days: readonly string[]): Promise<DayPart[]> {
  const rows = (await db('bank_lines')
    .whereIn('booked_on', days)
    .groupBy('booked_on', 'source_id', 'direction')
    .select('booked_on', 'source_id', 'direction')
    .count({ lines_count: '*' })
    .sum({
      amount_minor: 'amount_minor',
      booked_minor: 'booked_minor',
      suspense_minor: 'suspense_minor',
      returned_minor: 'returned_minor',
    })
    .select(
      db.raw(
        "sum(case when status in ('proposed', 'unmatched') then 1 else 0 end) as waiting_count",
      ),
    )) as Record<keyof DayPart, number | string>[];
  return rows.map((row) => {
    const { booked_on, source_id, direction, ...sums } = row;
    return {
      ...(Object.fromEntries(
        Object.entries(sums).map(([name, sum]) => [name, Number(sum)]),
      ) as Omit<DayPart, 'booked_on' | 'source_id' | 'direction'>),
      booked_on: String(booked_on),
      source_id: Number(source_id),
      direction: direction === 'out' ? 'out' : 'in',
    };
  });
}

/** Whether somebody brought in, stated or decided any of a day. */
export async function workedOn(db: Knex, day_on: string, user_id: number): Promise<boolean> {
  const stated = await db('bank_day_totals').where({ day_on, stated_by: user_id }).first('id');
  if (stated !== undefined) return true;
  const line = await db('bank_lines')
    .join('bank_statements', 'bank_statements.id', 'bank_lines.statement_id')
    .where('booked_on', day_on)
    .where((own) => {
      own.where('decided_by', user_id).orWhere('uploaded_by', user_id);
    })
    .first('bank_lines.id');
  return line !== undefined;
}
