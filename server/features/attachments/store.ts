import type { Knex } from 'knex';
import { attachments } from '../../contract/resources/attachments.ts';
import type { TableSpec } from '../../store/tableStore.ts';

/** `q` looks into the file's name. */
export const attachmentSpec: TableSpec = { table: 'attachments', searched: attachments.searched };

/** Keeps bytes under their hash, once. */
export async function keepFile(
  trx: Knex.Transaction,
  sha256: string,
  content: Buffer,
  now: string,
): Promise<void> {
  if ((await trx('attachment_files').where({ sha256 }).first('sha256')) !== undefined) return;
  await trx('attachment_files').insert({
    sha256,
    content,
    size_bytes: content.length,
    created_at: now,
  });
}

/**
 * The bytes of a hash that an attachment names.
 *
 * @throws Error where they are missing: a broken invariant
 */
export async function fileContent(db: Knex, sha256: string): Promise<Buffer> {
  const row: { content: Buffer } | undefined = await db('attachment_files')
    .where({ sha256 })
    .first('content');
  if (row === undefined) throw new Error(`no bytes are kept for ${sha256}`);
  return row.content;
}
