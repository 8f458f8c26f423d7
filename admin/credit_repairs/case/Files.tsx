import { AttachmentList } from '../../parts/attachments/AttachmentList.tsx';
import { AttachmentUpload } from '../../parts/attachments/AttachmentUpload.tsx';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { Section } from '../../shared/Section.tsx';
import { useMay } from '../../shared/session.ts';

const KINDS = ['evidence', 'identity', 'letter', 'other'] as const;

/** The papers: what bears the request out, and the proof that the answer was sent. */
export function Files({ repair }: { repair: CreditRepair }) {
  const mayAttach = useMay('attachments', 'create') && repair.status !== 'withdrawn';
  return (
    <Section titleKey="credit_repairs.show.files">
      <AttachmentList
        resource="credit_repairs"
        recordId={repair.id}
        emptyKey="credit_repairs.show.no_files"
      />
      {mayAttach && (
        <AttachmentUpload resource="credit_repairs" recordId={repair.id} kinds={KINDS} />
      )}
    </Section>
  );
}
