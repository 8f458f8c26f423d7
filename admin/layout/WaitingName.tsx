import { useGetList, useTranslate } from 'react-admin';
import type { Resource } from '../../server/contract/access.ts';
import { useMay } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';

/** A room's name with what waits there for a decision, to those who may decide. */
export const WaitingName = ({
  resource,
  status,
  name,
}: {
  resource: Resource;
  status: string;
  name: string;
}) => {
  const translate = useTranslate();
  const decides = useMay(resource, 'approve');
  const { total } = useGetList(
    resource,
    { pagination: { page: 1, perPage: 1 }, filter: { status } },
    { enabled: decides },
  );
  return (
    <WaitingCount
      name={name}
      count={decides ? total : undefined}
      hint={translate('adjustments.waiting', { smart_count: total ?? 0 })}
    />
  );
};
