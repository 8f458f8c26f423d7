import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId, useState } from 'react';
import {
  Form,
  maxLength,
  required,
  TextInput,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { fieldErrorsOf, messageOf } from '../../shared/errors.ts';
import { DeskSaveButton } from '../../shared/forms/DeskSaveButton.tsx';
import { LoanInput } from '../../shared/LoanInput.tsx';
import { useFocusFirst } from '../../shared/panel/useFocusFirst.ts';
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
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      const data = { ...values, payment_id: paymentId };
      await dataProvider.create('reversal_requests', { data });
      notify('bank.move.done', { type: 'success' });
      onClose();
      refresh();
      return undefined;
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (!fields) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{translate('bank.move.title')}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>{translate('bank.move.hint')}</DialogContentText>
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
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="bank.move.action" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
