import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { OPEN, requestsOf } from '../../parts/repairs/addresses.ts';

/**
 * Counts the requests that should have been answered, and leads to exactly those. Empty while all
 * are in time.
 */
export function OverdueAlarm({ overdue }: { overdue: number }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  if (overdue === 0) return null;
  return (
    <Alert
      severity="error"
      action={
        <Button
          color="inherit"
          component={Link}
          to={requestsOf({ status: [...OPEN], due_on_lte: addDays(today, -1) })}
        >
          {translate('credit_repairs.alarm.see')}
        </Button>
      }
      sx={{ alignItems: 'center', '& .MuiAlert-action': { pt: 0 } }}
    >
      {translate('credit_repairs.alarm.text', { smart_count: overdue })}
    </Alert>
  );
}
