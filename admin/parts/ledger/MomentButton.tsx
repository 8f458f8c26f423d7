import HistoryIcon from '@mui/icons-material/History';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { MomentDialog } from './MomentDialog.tsx';

/** The way to the loan as it stood on another day. */
export function MomentButton({
  loan,
  labelKey = 'moment.open',
}: {
  loan: Loan;
  labelKey?: string;
}) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button startIcon={<HistoryIcon />} onClick={() => setOpen(true)}>
        {translate(labelKey)}
      </Button>
      <MomentDialog loan={loan} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
