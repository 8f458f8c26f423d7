import type { Knex } from 'knex';
import { attachments } from '../../contract/resources/attachments.ts';
import type { TableSpec } from '../../store/tableStore.ts';

/** `q` looks into the file's name. */
export const attachmentSpec: TableSpec = { table: 'attachments', searched: attachments.searched };

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
