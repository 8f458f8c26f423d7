import DeadlinesIcon from '@mui/icons-material/EventOutlined';
import { Button, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useSession } from '../shared/session.ts';

/** Leads to the room of deadlines: those of the owner the list is filtered by, or everyone's. */
export function ByDeadlineButton() {
  const { filterValues } = useListContext();
  const me = useSession()?.id;
  const may = useMay('legal_deadlines', 'list');
  const owner = (filterValues as { owner_id?: unknown }).owner_id;
  if (!may) return null;
  const named = owner === me ? 'mine' : String(owner);
  const whose = typeof owner === 'number' ? named : 'all';
  return (
    <Button component={Link} to={`/deadlines?owner=${whose}`} label="legal_cases.list.by_deadline">
      <DeadlinesIcon />
    </Button>
  );
}
