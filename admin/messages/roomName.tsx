import { useGetList, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

/** The room's name with the messages of which nobody knows what became, for those who find out. */
export function OutboxRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const enabled = useMay('messages', 'settle');
  const asked = { pagination: { page: 1, perPage: 1 }, filter: { status: 'unknown' } };
  const { total = 0 } = useGetList('messages', asked, { enabled });
  return (
    <WaitingCount
      name={name}
      count={enabled ? total : undefined}
      hint={translate('outbox.waiting_hint', { smart_count: total })}
    />
  );
}
