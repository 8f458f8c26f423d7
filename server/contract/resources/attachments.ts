import { z } from 'zod';
import { FILE_TYPES } from '../../domain/files.ts';
import { ATTACHABLE, ATTACHMENT_KINDS, ATTACHMENT_STATUSES } from '../enums.ts';
import { id, stamps } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

const attachmentRecord = z.object({
  ...stamps,
  resource: z.enum(ATTACHABLE).meta({ description: 'what the file belongs to, with record_id' }),
  record_id: z.int(),
  kind: z.enum(ATTACHMENT_KINDS),
  file_name: z.string(),
  content_type: z.enum(FILE_TYPES),
  size_bytes: z.int(),
  sha256: z.string().meta({ description: 'of the bytes; the same content is kept once' }),
  uploaded_by: z.int(),
  status: z.enum(ATTACHMENT_STATUSES),
  withdrawn_by: z.int().nullable(),
  withdrawal_reason: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentRecord>;

/** A form's fields are text. */
const sentId = z
  .preprocess(
    (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
    id,
  )
  .meta({ type: 'integer' });

export const attachments = defineResource({
  name: 'attachments',
  record: attachmentRecord,
  /** The fields beside the file itself. */
  create: z.strictObject({
    resource: z.enum(ATTACHABLE),
    record_id: sentId,
    kind: z.enum(ATTACHMENT_KINDS),
  }),
  sortable: [
    'id',
    'resource',
    'record_id',
    'kind',
    'file_name',
    'size_bytes',
    'status',
    'created_at',
  ],
  filters: {
    id: 'equals',
    resource: 'equals',
    record_id: 'equals',
    kind: 'equals',
    status: 'equals',
    sha256: 'equals',
    uploaded_by: 'equals',
    created_at: 'range',
  },
  searched: { part: ['file_name'] },
  defaultSort: ['id', 'DESC'],
});

/** An attachment as its table holds it. */
export type AttachmentRow = StoredRow<typeof attachments>;
export type NewAttachment = z.output<typeof attachments.create>;
