import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';

/**
 * Takes a payment back; for a supervisor who did not record it. To the one who did, it says why it
 * cannot be done.
 */
export function ReversePaymentButton() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  const mayReverse = useMay('payments', 'reverse');
  const me = useSession()?.id;
  const own = payment !== undefined && payment.recorded_by === me;
  const [open, setOpen] = useState(false);
  const [reverse] = useCommand('payments', 'reverse', { doneKey: 'payments.reverse.done' });
  if (!payment || !mayReverse || payment.status === 'reversed') return null;
  const submit = async (reason: string) => {
    if (await reverse(payment.id, { reason })) setOpen(false);
  };
  return (
    <>
      <Tooltip title={own ? translate('payments.reverse.own') : ''}>
        <span>
          <Button
            variant="outlined"
            color="error"
            startIcon={<UndoOutlined />}
            disabled={own}
            onClick={() => setOpen(true)}
          >
            {translate('payments.reverse.action')}
          </Button>
        </span>
      </Tooltip>
      <ReasonDialog
        open={open}
        titleKey="payments.reverse.title"
        hintKey="payments.reverse.hint"
        submitKey="payments.reverse.action"
        onSubmit={submit}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
