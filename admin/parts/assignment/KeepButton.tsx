import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { useMay } from '../../shared/session.ts';
import { KeepDialog } from './KeepDialog.tsx';
import { useKeep } from './useKeep.ts';

/** Asks that a borrower stays with a clerk; nothing while that was asked for or holds. */
export function KeepButton({ borrower }: { borrower: Borrower }) {
  const translate = useTranslate();
  const mayAsk = useMay('assignment_keeps', 'create');
  const [open, setOpen] = useState(false);
  const { keep, isPending } = useKeep(borrower.id);
  if (!mayAsk || isPending || keep) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<BookmarkBorderOutlined />}
        onClick={() => setOpen(true)}
      >
        {translate('assignment.keep.action')}
      </Button>
      {open && <KeepDialog borrower={borrower} onClose={() => setOpen(false)} />}
    </>
  );
}
