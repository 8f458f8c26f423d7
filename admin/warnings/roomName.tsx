import { useGetList, useTranslate } from 'react-admin';
import { useMay, useSession } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

/** The room's name with the open warnings in one's hands; of a supervisor those that are late. */
export function WarningsRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const session = useSession();
  const enabled = useMay('warnings', 'close') && session !== null && session !== undefined;
  const leads = session?.role === 'supervisor';
  const asked = {
    pagination: { page: 1, perPage: 1 },
    filter: { status: 'open', ...(leads ? { late: true } : { owner_id: session?.id }) },
  };
  const { total = 0 } = useGetList('warnings', asked, { enabled });
  return (
    <WaitingCount
      name={name}
      count={enabled ? total : undefined}
      hint={translate(leads ? 'warnings.late_hint' : 'warnings.waiting_hint', {
        smart_count: total,
      })}
    />
  );
}
