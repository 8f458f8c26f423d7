import RouteIcon from '@mui/icons-material/RouteOutlined';
import { Button } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { VISITS_OPEN } from '../../../server/contract/enums.ts';
import { useBusinessDate, useMay, useSession } from '../../shared/session.ts';

/** How many visits one has today, and the way to them; nothing where there are none. */
export function VisitsToday() {
  const translate = useTranslate();
  const me = useSession()?.id;
  const planned_on = useBusinessDate();
  const enabled = useMay('visits', 'start') && me !== undefined;
  const { total = 0 } = useGetList(
    'visits',
    {
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'planned_at', order: 'ASC' },
      filter: { visitor_id: me, planned_on, status: VISITS_OPEN },
    },
    { enabled },
  );
  if (total === 0) return null;
  return (
    <Button component={Link} to="/visits/route" startIcon={<RouteIcon />} sx={{ my: -0.5 }}>
      {translate('visits.today', { smart_count: total })}
    </Button>
  );
}
