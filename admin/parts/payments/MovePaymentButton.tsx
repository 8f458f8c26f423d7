import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { LoanInput } from '../../shared/LoanInput.tsx';
import { useMay } from '../../shared/session.ts';
import { useOpenReversalRequest } from './useReversalRequests.ts';

/** Asks a second person to move a payment to the loan it was meant for; nothing while one waits. */
export function MovePaymentButton({ payment }: { payment: Payment }) {
  const translate = useTranslate();
  const mayAsk = useMay('reversal_requests', 'create');
  const [open, setOpen] = useState(false);
  const { request, isPending } = useOpenReversalRequest(payment.id);
  if (!mayAsk || request || payment.status === 'reversed') return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<SwapHorizOutlined />}
        disabled={isPending}
        onClick={() => setOpen(true)}
      >
        {translate('bank.move.action')}
      </Button>
      {open && <MoveDialog paymentId={payment.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function MoveDialog({ paymentId, onClose }: { paymentId: number; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <FormDialog
      title={translate('bank.move.title')}
      hint={translate('bank.move.hint')}
      actionKey="bank.move.action"
      doneKey="bank.move.done"
      resource="reversal_requests"
      fixed={{ payment_id: paymentId }}
      onClose={onClose}
    >
      <LoanInput
        source="to_loan_id"
        label="bank.move.to"
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="reason"
        label="app.reason"
        multiline
        validate={[required(), maxLength(500)]}
        helperText={false}
      />
    </FormDialog>
  );
}
