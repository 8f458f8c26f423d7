import { useGetList, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

/** The room's name with the texts that wait for approval, for those who decide. */
export function TemplatesRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const enabled = useMay('message_versions', 'approve');
  const asked = { pagination: { page: 1, perPage: 1 }, filter: { status: 'proposed' } };
  const { total = 0 } = useGetList('message_versions', asked, { enabled });
  return (
    <WaitingCount
      name={name}
      count={enabled ? total : undefined}
      hint={translate('today.home.kinds.templates')}
    />
  );
}
