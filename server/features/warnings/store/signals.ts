import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { PersonHistory } from '../../../domain/warnings/history.ts';
import { WATCHED_DETAILS } from '../../../domain/warnings/words.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';

/** What is known of borrowers beside their loans. */

type Of<K extends keyof PersonHistory> = PersonHistory[K][number];

interface Event {
  id: number;
  record_id: number;
  business_date: string;
  after: string;
}

const changed = (db: Knex, resource: string, ids: readonly number[]): Knex.QueryBuilder =>
  db('audit_events')
    .where({ resource })
    .where(isOneOf(db, 'record_id', ids))
    .orderBy(['record_id', 'id'])
    .select('id', 'record_id', 'business_date', 'after');

const saidIn = ({ after }: Event): Record<string, unknown> =>
  JSON.parse(after) as Record<string, unknown>;

/** Primary numbers that are wrong, each with what made it so: that event, or its own row. */
export async function wrongNumbers(
  db: Knex,
  borrowers: readonly number[],
): Promise<Of<'numbers'>[]> {
  const rows: { id: number; borrower_id: number; created_at: string }[] = await db(
    'borrower_numbers',
  )
    // In so many words, by which SQLite knows the index of primary numbers.
    .whereRaw('is_primary = 1')
    .where(isOneOf(db, 'borrower_id', borrowers))
    .where({ state: 'wrong' })
    .select('id', 'borrower_id', 'created_at');
  if (rows.length === 0) return [];
  const events: Event[] = await changed(
    db,
    'borrower_numbers',
    rows.map(({ id }) => id),
  ).whereNotNull('after');
  const said = new Map(
    events
      .filter((event) => saidIn(event)['state'] === 'wrong')
      .map((event) => [event.record_id, event]),
  );
  return rows.map(({ id, borrower_id, created_at }) => ({
    id,
    borrower_id,
    since_on: said.get(id)?.business_date ?? beijingDay(created_at),
  }));
}

/** Complaints of borrowers that were open after a day. */
export const complaintsOf = async (
  db: Knex,
  borrowers: readonly number[],
  after: string,
): Promise<Of<'complaints'>[]> =>
  await db('complaints')
    .where(isOneOf(db, 'borrower_id', borrowers))
    .where((open) => {
      void open.whereNull('answered_on').orWhere('answered_on', '>=', after);
    })
    .orderBy('id')
    .select('id', 'borrower_id', 'loan_id', 'received_on', 'answered_on');

/** Changes of where borrowers work and live, as people entered them. */
export async function changesOf(
  db: Knex,
  borrowers: readonly number[],
  from: string,
): Promise<Of<'changes'>[]> {
  const events: Event[] = await changed(db, 'borrowers', borrowers)
    .where({ action: 'update' })
    .where('business_date', '>=', from)
    .whereNotNull('actor_id')
    .whereNotNull('after');
  return events.flatMap((event) => {
    const said = saidIn(event);
    const detail = WATCHED_DETAILS.find((name) => name in said);
    return detail === undefined
      ? []
      : [{ event_id: event.id, borrower_id: event.record_id, on: event.business_date, detail }];
  });
}
