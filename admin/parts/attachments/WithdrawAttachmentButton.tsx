import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutline';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attachment } from '../../../server/contract/resources/attachments.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';

const REASONS = [
  'attachments.withdraw.reasons.wrong_record',
  'attachments.withdraw.reasons.wrong_file',
  'attachments.withdraw.reasons.unreadable',
];

/** Withdraws a file while it stands; for who uploaded it and for supervisors. */
export function WithdrawAttachmentButton({ attachment }: { attachment: Attachment }) {
  const translate = useTranslate();
  const session = useSession();
  const mayWithdraw = useMay('attachments', 'withdraw');
  const [open, setOpen] = useState(false);
  const [withdraw] = useCommand('attachments', 'withdraw', {
    doneKey: 'attachments.withdraw.done',
  });
  if (
    !mayWithdraw ||
    attachment.status === 'withdrawn' ||
    (session?.id !== attachment.uploaded_by && session?.role !== 'supervisor')
  )
    return null;
  const label = translate('attachments.withdraw.action', { name: attachment.file_name });
  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} onClick={() => setOpen(true)}>
          <RemoveCircleOutline fontSize="small" />
        </IconButton>
      </Tooltip>
      <ReasonDialog
        open={open}
        titleKey="attachments.withdraw.title"
        hintKey="attachments.withdraw.hint"
        hintArgs={{ name: attachment.file_name }}
        submitKey="attachments.withdraw.submit"
        suggestionKeys={REASONS}
        onSubmit={async (reason) => {
          if (await withdraw(attachment.id, { reason })) setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
