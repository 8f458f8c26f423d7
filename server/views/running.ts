import type { Knex } from 'knex';
import type { HomeAnswer } from '../contract/resources/home.ts';
import { beijingDay, beijingMidnight } from '../domain/time/beijing.ts';
import { addDays } from '../domain/time/calendar.ts';
import { clockLeap } from '../domain/time/clockLeap.ts';

/** How the console runs: its business day, its backups, the seals of its audit, its alarms. */

type Running = NonNullable<HomeAnswer['running']>;

/** Days back over which alarms are told. */
const TOLD_DAYS = 30;
const IMPORTS = 5;
const ALARMS = 5;

export async function runningOf(db: Knex, today: string): Promise<Running> {
  const last: { business_date: string; rolled_at: string } | undefined = await db('business_days')
    .orderBy('business_date', 'desc')
    .first('business_date', 'rolled_at');
  const sealed: { sealed_at: string } | undefined = await db('audit_seals')
    .orderBy('sequence', 'desc')
    .first('sealed_at');
  return {
    business_date: last?.business_date ?? null,
    rolled_at: last?.rolled_at ?? null,
    leap_days: clockLeap(last?.business_date ?? null, today) ?? null,
    imports: await db('audit_events')
      .where({ resource: 'imports', action: 'import' })
      .orderBy('id', 'desc')
      .limit(IMPORTS)
      .select('id', 'occurred_at'),
    sealed_at: sealed?.sealed_at ?? null,
    backup: await backupOf(db, today),
    alarms: await alarmsOf(db, today),
  };
}

async function backupOf(db: Knex, today: string): Promise<Running['backup']> {
  const lastOf = async (status: string): Promise<string | null> => {
    const row: { began_at: string } | undefined = await db('backups')
      .where({ status })
      .orderBy('id', 'desc')
      .first('began_at');
    return row?.began_at ?? null;
  };
  const [good_at, failed_at] = [await lastOf('good'), await lastOf('failed')];
  return {
    good_at,
    failed_at: (failed_at ?? '') > (good_at ?? '') ? failed_at : null,
    is_late: good_at === null || beijingDay(good_at) < addDays(today, -1),
  };
}

async function alarmsOf(db: Knex, today: string): Promise<Running['alarms']> {
  const rows: { id: number; loan_id: number; occurred_at: string }[] = await db('audit_events')
    .where({ action: 'alarm' })
    .where('occurred_at', '>=', beijingMidnight(addDays(today, -TOLD_DAYS)))
    .orderBy('id', 'desc')
    .limit(ALARMS)
    .select('id', { loan_id: 'record_id' }, 'occurred_at');
  return rows;
}
