import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { PastContact } from '../domain/contact/contactRules.ts';
import { beijingDay, beijingMidnight } from '../domain/time/beijing.ts';

/** Messages that went out, or may have, as the law of contact counts them. */

/** A message of the day: when it was handed over, about whom, and where it went. */
interface MessageContact {
  id: number;
  borrower_id: number;
  tried_at: string;
  sent_to: string;
}

/** Messages of the Beijing day up to an instant: to some borrowers, and to some numbers. */
export async function messagesToday(
  db: Knex,
  borrowers: readonly number[],
  numbers: readonly string[],
  at: string,
): Promise<MessageContact[]> {
  const sent = () =>
    db('messages')
      .whereBetween('tried_at', [beijingMidnight(beijingDay(at)), at])
      .select('id', 'borrower_id', 'tried_at', 'sent_to');
  const own: MessageContact[] = await sent().where(isOneOf(db, 'borrower_id', borrowers));
  if (numbers.length === 0) return own;
  const there: MessageContact[] = await sent().whereIn('sent_to', [...numbers]);
  return [...new Map([...own, ...there].map((message) => [message.id, message])).values()];
}

/** A message as an earlier contact: an attempt that nobody answered. */
export const sentMessage = ({ tried_at, sent_to }: MessageContact): PastContact => ({
  at: tried_at,
  contacted_party: 'borrower',
  contact_id: null,
  numbers: [sent_to],
  outcome: 'message_left',
  message: true,
});
