import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { AttachmentList } from '../../parts/attachments/AttachmentList.tsx';
import { AttachmentUpload } from '../../parts/attachments/AttachmentUpload.tsx';
import { useMay } from '../../shared/session.ts';

interface Props {
  id: number;
  kinds: readonly AttachmentKind[];
  emptyKey: string;
  /** Files are still taken. */
  open: boolean;
}

/**
 * The request's files of some kinds; the place to add one opens on demand, so that a decision is
 * not crowded.
 */
export function AttachmentPart({ id, kinds, emptyKey, open }: Props) {
  const translate = useTranslate();
  const mayAttach = useMay('attachments', 'create') && open;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <AttachmentList resource="restructures" recordId={id} kinds={kinds} emptyKey={emptyKey} />
      {mayAttach && adding && (
        <AttachmentUpload resource="restructures" recordId={id} kinds={kinds} />
      )}
      {mayAttach && !adding && (
        <Button startIcon={<UploadIcon />} sx={{ ml: -1 }} onClick={() => setAdding(true)}>
          {translate('restructures.show.add_file')}
        </Button>
      )}
    </>
  );
}
