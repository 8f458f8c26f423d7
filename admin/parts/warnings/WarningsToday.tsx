import WarningIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { Button } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useSession } from '../../shared/session.ts';

/** How many warnings are in one's hands, and the way to them; nothing where there are none. */
export function WarningsToday() {
  const translate = useTranslate();
  const me = useSession()?.id;
  const enabled = useMay('warnings', 'close') && me !== undefined;
  const filter = { status: 'open', owner_id: me };
  const { total = 0 } = useGetList(
    'warnings',
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'due_on', order: 'ASC' }, filter },
    { enabled },
  );
  if (total === 0) return null;
  return (
    <Button
      component={Link}
      to={`/warnings?filter=${encodeURIComponent(JSON.stringify(filter))}`}
      startIcon={<WarningIcon />}
      sx={{ my: -0.5 }}
    >
      {translate('warnings.today', { smart_count: total })}
    </Button>
  );
}
