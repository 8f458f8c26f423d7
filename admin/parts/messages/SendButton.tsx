import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMay } from '../../shared/session.ts';
import { SendDialog, type SendTo } from './SendDialog.tsx';

/** Writes to a borrower in approved words, beside the page they are on. */
export function SendButton(props: SendTo) {
  const translate = useTranslate();
  const maySend = useMay('messages', 'create');
  const [open, setOpen] = useState(false);
  if (!maySend) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ForwardToInboxOutlined />}
        onClick={() => setOpen(true)}
      >
        {translate('outbox.send.action')}
      </Button>
      {open && <SendDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
