import CalculateIcon from '@mui/icons-material/CalculateOutlined';
import { Button } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { usePagePanel } from '../../shared/panel/usePagePanel.ts';

const PayoffDialog = lazy(async () => ({
  default: (await import('./PayoffDialog.tsx')).PayoffDialog,
}));

/**
 * Opens the quote of what settles the loan, also for whatever led to its page; a settled loan needs
 * none.
 */
export function PayoffButton({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const [panel, setPanel] = usePagePanel<unknown>();
  if (loan.status === 'settled') return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<CalculateIcon />}
        aria-haspopup="dialog"
        onClick={() => setPanel('payoff')}
      >
        {translate('payoff.open')}
      </Button>
      <Suspense fallback={null}>
        {panel === 'payoff' && <PayoffDialog loan={loan} onClose={() => setPanel(null)} />}
      </Suspense>
    </>
  );
}
