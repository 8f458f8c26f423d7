import { may } from '../../contract/access.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type AttachmentRow,
  type NewAttachment,
  attachments,
} from '../../contract/resources/attachments.ts';
import type { SentFile } from '../../domain/files.ts';
import type { Answer, SignedIn } from '../../http/route.ts';
import { attach } from '../../book/attaching.ts';
import { checkReads } from '../../book/readLimits.ts';
import { refreshForFile } from '../../book/limitation.ts';
import { applyAction } from '../../store/records.ts';
import { recordExists } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { fileContent } from './store.ts';

/** Whether somebody may attach to records of a resource: who may write them may. */
const mayAttach = (user: SignedIn, resource: string): boolean =>
  may(user.role, resource, 'edit') || may(user.role, resource, 'create');

export async function attachFile(
  unit: UnitOfWork,
  sent: NewAttachment,
  file: SentFile | undefined,
  user: SignedIn,
): Promise<Outcome<AttachmentRow>> {
  if (!mayAttach(user, sent.resource)) return refuse('role_may_not');
  if (file === undefined) return refuseField('file', 'file_needed');
  if (!(await recordExists(unit.db, sent.resource, sent.record_id)))
    return refuseField('record_id', 'no_such_attached');
  return await attach(unit, sent, { ...file, field: 'file' }, user.id);
}

/**
 * Takes a file back that should not have been there. Row and bytes stay, for supervisors and
 * compliance.
 */
export async function withdrawFile(
  unit: UnitOfWork,
  row: AttachmentRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<AttachmentRow>> {
  if (row.uploaded_by !== user.id && user.role !== 'supervisor') return refuse('not_the_uploader');
  if (row.status === 'withdrawn') return refuse('file_withdrawn');
  const values = { status: 'withdrawn', withdrawn_by: user.id, withdrawal_reason: reason } as const;
  const after = await applyAction(unit, attachments, row, 'withdraw', values);
  await refreshForFile(unit.db, row);
  return done(after);
}

/**
 * The Content-Disposition of a file name (RFC 5987): the name in UTF-8, and for old clients one
 * without what they cannot read.
 */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * Answers the bytes of a file, as they came. Evidence is personal data: each look is kept on
 * record. What is in a file can run nothing here and reach nothing.
 */
export async function openFile(
  unit: UnitOfWork,
  row: AttachmentRow,
  user: SignedIn,
): Promise<Outcome<Answer>> {
  const { id, status, withdrawal_reason, sha256, file_name, content_type } = row;
  if (status === 'withdrawn' && user.role !== 'compliance' && user.role !== 'supervisor')
    return refuse('withdrawn_file', { reason: withdrawal_reason ?? '' });
  orRefuse(await checkReads(unit, user, 'files'));
  unit.record({
    action: 'reveal',
    resource: 'attachments',
    record_id: id,
    after: { file_name, sha256 },
  });
  const headers = {
    'Content-Type': content_type,
    'Content-Disposition': disposition(file_name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': 'sandbox',
  };
  return done({ body: await fileContent(unit.db, sha256), headers });
}
