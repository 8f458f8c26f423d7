import type { Knex } from 'knex';

/** Whether a gateway told this before, by the name it gave it. */
export async function isKnownReceipt(db: Knex, receipt_key: string): Promise<boolean> {
  const row: { id: number } | undefined = await db('message_receipts')
    .where({ receipt_key })
    .first('id');
  return row !== undefined;
}
