import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { BorrowerNumberRow } from '../../../contract/resources/borrowerNumbers.ts';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';
import type { MessageConsentRow } from '../../../contract/resources/messages.ts';
import type { MessageChannel } from '../../../domain/outreach/words.ts';

/** To whom a message goes: where, and what they said of it. */

export type Addressee = Pick<
  BorrowerRow,
  'id' | 'full_name' | 'phone' | 'external_id' | 'merged_into_id'
>;

export const addresseeOf = async (db: Knex, id: number): Promise<Addressee | undefined> =>
  await db('borrowers')
    .where({ id })
    .first('id', 'full_name', 'phone', 'external_id', 'merged_into_id');

/** What a person said last of a channel. */
export const lastSaid = async (
  db: Knex,
  person: readonly number[],
  channel: MessageChannel,
): Promise<MessageConsentRow | undefined> =>
  await db('message_consents')
    .where(isOneOf(db, 'borrower_id', person))
    .where({ channel })
    .orderBy('id', 'desc')
    .first();

/** What was said last of an address, whoever said it. */
export const lastSaidAt = async (
  db: Knex,
  address: string,
  channel: MessageChannel,
): Promise<MessageConsentRow | undefined> =>
  await db('message_consents').where({ sent_to: address, channel }).orderBy('id', 'desc').first();

/** Whether a number is known not to be the person's. */
export async function isWrongNumber(
  db: Knex,
  person: readonly number[],
  phone: string,
): Promise<boolean> {
  const row: Pick<BorrowerNumberRow, 'state'> | undefined = await db('borrower_numbers')
    .whereIn('borrower_id', [...person])
    .where({ phone, state: 'wrong' })
    .first('state');
  return row !== undefined;
}

/** Whether a person's complaint has no answer yet. */
export async function hasOpenComplaint(db: Knex, person: readonly number[]): Promise<boolean> {
  const row: { id: number } | undefined = await db('complaints')
    .whereIn('borrower_id', [...person])
    .where({ status: 'open' })
    .first('id');
  return row !== undefined;
}

/** Those of some loans that are of a person. */
export async function loansOfPerson(
  db: Knex,
  person: readonly number[],
  loans: readonly number[],
): Promise<number[]> {
  const rows: { id: number }[] = await db('loans')
    .whereIn('id', [...loans])
    .whereIn('borrower_id', [...person])
    .select('id');
  return rows.map(({ id }) => id);
}
