import { Alert, AlertTitle, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LoanLedger } from '../../../server/contract/resources/adjustments.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { useOpenAmounts } from './useLedger.ts';
import { useMoment } from './useMoment.ts';
import { waiverOf } from './waivers.ts';

interface Props {
  loan: Loan;
  ledger: LoanLedger;
}

/**
 * The loan has cost more than the cap allows: how much must be waived, and the form that asks for
 * it.
 */
export function CapFinding({ loan, ledger: { cost, as_of } }: Props) {
  const translate = useTranslate();
  const { moment } = useMoment();
  const mayAsk = useMay('adjustments', 'create');
  if (cost.excess_minor === 0) return null;
  const words = {
    on: as_of,
    amount: formatMoney(cost.excess_minor),
    charged: formatMoney(cost.charged_minor),
    allowed: formatMoney(cost.allowed_minor),
    cap: formatRate(cost.cap_bps),
  };
  return (
    <Alert severity="warning" sx={{ mx: 1.5, mb: 1 }}>
      <AlertTitle>{translate('ledger.cap.title', words)}</AlertTitle>
      <div>{translate('ledger.cap.body', words)}</div>
      {moment === null && mayAsk && loan.status !== 'settled' && (
        <AskButton loan={loan} excess={cost.excess_minor} />
      )}
    </Alert>
  );
}

/**
 * Asks for the excess from the first component that has something open; what it does not cover is
 * asked for next.
 */
function AskButton({ loan, excess }: { loan: Loan; excess: number }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const today = useBusinessDate();
  const { data: open } = useOpenAmounts(loan.id, today);
  const waiver = open ? waiverOf(open, excess) : null;
  if (waiver === null) return null;
  const reason = translate('ledger.cap.reason', { amount: formatMoney(excess) });
  return (
    <Button
      variant="outlined"
      color="inherit"
      sx={{ mt: 1 }}
      onClick={() => openPanel({ kind: 'waiver', preset: { ...waiver, reason } })}
    >
      {translate('ledger.cap.action', { amount: formatMoney(waiver.amount_minor) })}
    </Button>
  );
}
