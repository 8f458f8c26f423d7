import { Box } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Resource } from '../../server/contract/access.ts';
import { useMay } from '../shared/session.ts';

/** A room's name with what waits there for a decision, to those who may decide. */
export const WaitingName = ({ resource, name }: { resource: Resource; name: string }) => {
  const translate = useTranslate();
  const decides = useMay(resource, 'approve');
  const { total } = useGetList(resource, { pagination: { page: 1, perPage: 1 }, filter: { status: 'proposed' } }, { enabled: decides });
  if (!decides || !total) return <>{name}</>;
  return (
    <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
      {name}
      <Box component="span" className="figures" title={translate('adjustments.waiting', { smart_count: total })} sx={{ px: 0.75, minWidth: 20, textAlign: 'center', borderRadius: 5, fontSize: '0.75rem', lineHeight: '18px', bgcolor: 'action.selected', color: 'primary.main', fontWeight: 600 }}>
        {total}
      </Box>
    </Box>
  );
};
