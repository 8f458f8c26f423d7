import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ReversalPreview } from '../../../server/contract/resources/payments.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { formatMoney } from '../../shared/format.ts';

/** Warns, before a payment is taken back, of credit of it that was refunded: it would be owed. */
export function ReversalNote({ payment_id }: { payment_id: number }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data } = useQuery({
    queryKey: ['payments', 'reversal', payment_id],
    queryFn: ({ signal }) =>
      dataProvider.get<ReversalPreview>(`payments/${payment_id}/reversal`, signal),
    retry: false,
  });
  const owed = data ? data.refund_owed_after_minor - data.refund_owed_before_minor : 0;
  if (owed <= 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {translate('payments.reverse.refund_owed', { amount: formatMoney(owed) })}
    </Alert>
  );
}
