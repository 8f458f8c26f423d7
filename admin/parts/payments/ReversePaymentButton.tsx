import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';
import { AskReversalButton } from './AskReversalButton.tsx';
import { ReversalNote } from './ReversalNote.tsx';

/**
 * Takes a payment back; for a supervisor who did not record it. Everybody else at the desk asks one
 * to do it.
 */
export function ReversePaymentButton() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  const mayReverse = useMay('payments', 'reverse');
  const me = useSession()?.id;
  const own = payment !== undefined && payment.recorded_by === me;
  const [open, setOpen] = useState(false);
  const [reverse] = useCommand('payments', 'reverse', { doneKey: 'payments.reverse.done' });
  const mayAsk = useMay('reversal_requests', 'create');
  if (!payment || payment.status === 'reversed') return null;
  if (!mayReverse || own) return mayAsk ? <AskReversalButton payment={payment} /> : null;
  const submit = async (reason: string) => {
    if (await reverse(payment.id, { reason })) setOpen(false);
  };
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        startIcon={<UndoOutlined />}
        onClick={() => setOpen(true)}
      >
        {translate('payments.reverse.action')}
      </Button>
      <ReasonDialog
        open={open}
        titleKey="payments.reverse.title"
        hintKey="payments.reverse.hint"
        note={<ReversalNote payment_id={payment.id} />}
        submitKey="payments.reverse.action"
        onSubmit={submit}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
