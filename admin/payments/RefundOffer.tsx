import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { formatMoney } from '../shared/format.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { useMay } from '../shared/session.ts';

/** Offers to hand back what a payment left on a loan that is settled. */
export function RefundOffer() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  const mayAsk = useMay('adjustments', 'create');
  if (!payment || payment.refundable_minor === 0) return null;
  const ask = (
    <Button color="inherit" onClick={() => openPanel(payment.loan_id, { kind: 'refund' })}>
      {translate('payments.show.ask_refund')}
    </Button>
  );
  return (
    <Alert severity="info" action={mayAsk ? ask : null}>
      {translate('payments.show.refundable', { amount: formatMoney(payment.refundable_minor) })}
    </Alert>
  );
}
