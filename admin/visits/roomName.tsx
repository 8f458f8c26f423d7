import { useGetList, useTranslate } from 'react-admin';
import { useMay, useSession } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

/** The room's name with the visits in one's hands that have no time yet. */
export function VisitsRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const me = useSession()?.id;
  const enabled = useMay('visits', 'plan') && me !== undefined;
  const asked = { pagination: { page: 1, perPage: 1 }, filter: { status: 'due', holder_id: me } };
  const { total = 0 } = useGetList('visits', asked, { enabled });
  return (
    <WaitingCount
      name={name}
      count={enabled ? total : undefined}
      hint={translate('visits.waiting_hint', { smart_count: total })}
    />
  );
}
