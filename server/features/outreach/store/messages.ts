import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { MessageRow } from '../../../contract/resources/messages.ts';
import { beijingDay, beijingMidnight } from '../../../domain/time/beijing.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { MessageChannel } from '../../../domain/outreach/words.ts';
import type { TableSpec } from '../../../store/tableStore.ts';

/** Messages, and the loans they are about. */

export const messageSpec: TableSpec = {
  table: 'messages',
  kept: { whole: 'messages', by: 'status' },
  searched: { part: [] },
  computed: {
    loan_id: {
      where: (query, { values }) => {
        void query.whereIn('messages.id', (ids) => {
          void ids
            .from('message_loans')
            .select('message_id')
            .whereIn('loan_id', values.map(Number));
        });
      },
    },
  },
};

/** A loan a message is about, and the due date it came to. */
export interface MessageLoan {
  readonly loan_id: number;
  readonly step: string | null;
  readonly anchor_on: string | null;
}

export async function insertLoans(
  trx: Knex.Transaction,
  message_id: number,
  loans: readonly MessageLoan[],
  now: string,
): Promise<void> {
  await trx('message_loans').insert(
    loans.map((loan) => ({ ...loan, message_id, created_at: now, updated_at: now })),
  );
}

export const loansOfMessage = async (db: Knex, message_id: number): Promise<MessageLoan[]> =>
  await db('message_loans')
    .where({ message_id })
    .orderBy('id')
    .select('loan_id', 'step', 'anchor_on');

/** Messages whose turn it is at an instant, the longest waiting first, but of some channels. */
export async function dueMessages(
  db: Knex,
  now: string,
  most: number,
  without: readonly MessageChannel[],
): Promise<Pick<MessageRow, 'id' | 'channel'>[]> {
  const rows: Pick<MessageRow, 'id' | 'channel'>[] = await db('messages')
    .whereIn('status', ['queued', 'held'])
    .whereNotIn('channel', [...without])
    .where('held_until', '<=', now)
    .orderBy(['held_until', 'id'])
    .limit(most)
    .select('id', 'channel');
  return rows;
}

/** Ids of messages that wait and are of no use any more. */
export async function expiredMessages(db: Knex, now: string, most: number): Promise<number[]> {
  const rows: { id: number }[] = await db('messages')
    .whereIn('status', ['queued', 'held'])
    .where('valid_until', '<', now)
    .orderBy(['valid_until', 'id'])
    .limit(most)
    .select('id');
  return rows.map(({ id }) => id);
}

/** Messages that were handed over before an instant and of which nothing was noted since. */
export async function unanswered(
  db: Knex,
  before: string,
  most: number,
): Promise<Pick<MessageRow, 'id' | 'channel' | 'send_key' | 'tried_at'>[]> {
  const rows: Pick<MessageRow, 'id' | 'channel' | 'send_key' | 'tried_at'>[] = await db('messages')
    .where({ status: 'sending' })
    .where('tried_at', '<=', before)
    .orderBy('id')
    .limit(most)
    .select('id', 'channel', 'send_key', 'tried_at');
  return rows;
}

/** Messages that wait because nothing left the house by their channel. */
export async function keptIn(
  db: Knex,
  channels: readonly MessageChannel[],
  most: number,
): Promise<number[]> {
  const rows: { id: number }[] = await db('messages')
    .where({ status: 'held', rule: 'not_leaving' })
    .whereIn('channel', [...channels])
    .orderBy('id')
    .limit(most)
    .select('id');
  return rows.map(({ id }) => id);
}

export const messageOfKey = async (db: Knex, send_key: string): Promise<MessageRow | undefined> =>
  await db('messages').where({ send_key }).first();

/**
 * Whether a journey has written to a person today already: another message that left, or may have.
 */
export async function toldToday(
  db: Knex,
  person: readonly number[],
  id: number,
  now: string,
): Promise<boolean> {
  const today = beijingDay(now);
  const row: { id: number } | undefined = await db('messages')
    .where(isOneOf(db, 'borrower_id', person))
    // The whole day, also where the clock was set back.
    .where('tried_at', '>=', beijingMidnight(today))
    .where('tried_at', '<', beijingMidnight(addDays(today, 1)))
    .whereNot({ id })
    .whereNot({ status: 'failed' })
    .whereNotNull('step')
    .first('id');
  return row !== undefined;
}

/** The last message that went to a number. */
export const lastMessageTo = async (db: Knex, sent_to: string): Promise<MessageRow | undefined> =>
  await db('messages')
    .where({ sent_to })
    .whereNotNull('tried_at')
    .orderBy('tried_at', 'desc')
    .first();

/** The messages that came in the place of others, by the ids of these. */
export async function successorsOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number | null, number>> {
  const rows: Pick<MessageRow, 'id' | 'after_id'>[] = await db('messages')
    .where(isOneOf(db, 'after_id', ids))
    .select('id', 'after_id');
  return new Map(rows.map(({ id, after_id }) => [after_id, id]));
}

/** The message that came in the place of another. */
export const successorOf = async (db: Knex, after_id: number): Promise<MessageRow | undefined> =>
  await db('messages').where({ after_id }).first();

/** The first messages of the book. */
export const listMessages = async (db: Knex, most: number): Promise<MessageRow[]> =>
  await db('messages').orderBy('id').limit(most);
