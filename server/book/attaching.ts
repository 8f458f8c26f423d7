import type { Knex } from 'knex';
import { type Outcome, done, orRefuse, refuseField } from '../contract/outcome.ts';
import {
  type AttachmentRow,
  type NewAttachment,
  attachments,
} from '../contract/resources/attachments.ts';
import {
  agreesWith,
  cleanFileName,
  type FileType,
  fileTypeOf,
  type SentFile,
} from '../domain/files.ts';
import { insertRow } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { refreshForFile } from './limitation.ts';

const ALLOWED = 'PDF, PNG, JPEG, WebP, HEIC, M4A, MP3, WAV, AMR';

/** A file with the field of the request that says what is wrong with it. */
type FieldFile = SentFile & { readonly field: string };

/**
 * The type of a file by its bytes; a claim that says otherwise is refused, not corrected: one of
 * the two is wrong.
 */
function checkFile({ bytes, name, type: declared, field }: FieldFile): Outcome<FileType> {
  if (bytes.length === 0) return refuseField(field, 'file_empty', { file: name });
  const type = fileTypeOf(bytes);
  const known = { file: name, allowed: ALLOWED };
  if (type === undefined) return refuseField(field, 'file_type', known);
  return agreesWith(type, name, declared)
    ? done(type)
    : refuseField(field, 'file_type_differs', known);
}

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

/** Attaches a file to a record of its writer's, as part of what the unit of work does. */
export async function attach(
  unit: UnitOfWork,
  to: NewAttachment,
  file: FieldFile,
  uploaded_by: number,
): Promise<Outcome<AttachmentRow>> {
  const type = orRefuse(checkFile(file));
  await keepFile(unit.db, file.sha256, file.bytes, unit.now);
  const row = await insertRow(
    unit.db,
    attachments,
    {
      ...to,
      file_name: cleanFileName(file.name, type),
      content_type: type,
      size_bytes: file.bytes.length,
      sha256: file.sha256,
      uploaded_by,
    },
    unit.now,
  );
  unit.record({ action: 'attach', resource: 'attachments', record_id: row.id, after: row });
  await refreshForFile(unit.db, { ...to, id: row.id });
  return done(row);
}
