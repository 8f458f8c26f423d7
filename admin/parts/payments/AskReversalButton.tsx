import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useCreate, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { messageOf } from '../../shared/errors.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { ReversalNote } from './ReversalNote.tsx';
import { useOpenReversalRequest } from './useReversalRequests.ts';

const REASONS = ['wrong_borrower', 'wrong_amount', 'wrong_day', 'twice'].map(
  (name) => `payments.ask_reversal.reasons.${name}`,
);

/** Asks a supervisor to take a payment back, for whoever may not do it; nothing while it waits. */
export function AskReversalButton({ payment }: { payment: Payment }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const { request, isPending } = useOpenReversalRequest(payment.id);
  const [create] = useCreate();
  if (request) return null;
  const ask = (reason: string) =>
    create(
      'reversal_requests',
      { data: { payment_id: payment.id, reason } },
      {
        returnPromise: true,
        onSuccess: () => {
          setOpen(false);
          notify('payments.ask_reversal.done', { type: 'success' });
          refresh();
        },
        onError: (error: unknown) => notify(messageOf(error), { type: 'error' }),
      },
    ).catch(() => undefined) as Promise<void>;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<UndoOutlined />}
        disabled={isPending}
        onClick={() => setOpen(true)}
      >
        {translate('payments.ask_reversal.action')}
      </Button>
      <ReasonDialog
        open={open}
        titleKey="payments.ask_reversal.title"
        hintKey="payments.ask_reversal.hint"
        note={<ReversalNote payment_id={payment.id} />}
        submitKey="payments.ask_reversal.action"
        suggestionKeys={REASONS}
        onSubmit={ask}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
