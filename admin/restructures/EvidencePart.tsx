import { EVIDENCE_KINDS } from '../../server/contract/limits.ts';
import { AttachmentList } from '../parts/attachments/AttachmentList.tsx';
import { AttachmentUpload } from '../parts/attachments/AttachmentUpload.tsx';

/** The papers that bear the distress out. They are kept at once, apart from what is typed. */
export function EvidencePart({ id }: { id: number }) {
  return (
    <>
      <AttachmentList resource="restructures" recordId={id} />
      <AttachmentUpload resource="restructures" recordId={id} kinds={EVIDENCE_KINDS} />
    </>
  );
}
