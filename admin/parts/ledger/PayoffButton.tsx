import CalculateIcon from '@mui/icons-material/CalculateOutlined';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';

const PayoffDialog = lazy(async () => ({
  default: (await import('./PayoffDialog.tsx')).PayoffDialog,
}));

/** Opens the quote of what settles the loan; a settled loan needs none. */
export function PayoffButton({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (loan.status === 'settled') return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<CalculateIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {translate('payoff.open')}
      </Button>
      <Suspense fallback={null}>
        {open && <PayoffDialog loan={loan} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
