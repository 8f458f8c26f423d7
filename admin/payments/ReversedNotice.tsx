import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { formatInstant } from '../shared/format.ts';

/** Says that the payment no longer counts, by whom, when and why. */
export function ReversedNotice() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  const by = payment?.reversed_by ?? null;
  const { data: user } = useGetOne<User>('users', { id: by ?? 0 }, { enabled: by !== null });
  if (payment?.status !== 'reversed') return null;
  const when = payment.reversed_at === null ? '' : formatInstant(payment.reversed_at);
  return (
    <Alert severity="warning">
      <AlertTitle>{translate('payments.show.reversed_title')}</AlertTitle>
      <div>{translate('payments.show.reversed_body', { when, who: user?.full_name ?? '' })}</div>
      <div>
        {translate('payments.show.reversed_reason', { reason: payment.reversal_reason ?? '' })}
      </div>
    </Alert>
  );
}
