import { Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { formatInstant } from '../../shared/format.ts';
import type { LedgerEvent } from './eventText.ts';

/** The reversal of an event: by whom, when and why. */
export function ReversedBy({
  event,
  adjustment,
}: {
  event: LedgerEvent;
  adjustment: Adjustment | undefined;
}) {
  const translate = useTranslate();
  const { data: payment } = useGetOne<Payment>(
    'payments',
    { id: event.payment_id ?? 0 },
    { enabled: event.payment_id !== null },
  );
  const record = payment ?? adjustment;
  const by = record?.reversed_by ?? null;
  const { data: user } = useGetOne<User>('users', { id: by ?? 0 }, { enabled: by !== null });
  const words = {
    who: user?.full_name ?? '',
    when: formatInstant(event.reversed_at ?? ''),
    reason: record?.reversal_reason ?? '',
  };
  return (
    <Typography
      variant="caption"
      component="div"
      sx={{ color: 'text.secondary', whiteSpace: 'normal', overflowWrap: 'anywhere' }}
    >
      {translate(user ? 'ledger.reversed_by' : 'ledger.reversed', words)}
    </Typography>
  );
}
