import { useGetList, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

const ONE = { page: 1, perPage: 1 };
const WAITING = { status: 'proposed' };

/** The room's name with what waits there: adjustments, payments to take back, records to merge. */
export function AdjustmentsRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const enabled = useMay('adjustments', 'approve');
  const asked = { pagination: ONE, filter: WAITING };
  const { total: adjustments = 0 } = useGetList('adjustments', asked, { enabled });
  const { total: reversals = 0 } = useGetList('reversal_requests', asked, { enabled });
  const { total: merges = 0 } = useGetList('borrower_merges', asked, { enabled });
  const count = adjustments + reversals + merges;
  return (
    <WaitingCount
      name={name}
      count={enabled ? count : undefined}
      hint={translate('adjustments.waiting', { smart_count: count })}
    />
  );
}
