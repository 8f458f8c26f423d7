import {
  Box,
  Card,
  Collapse,
  IconButton,
  Skeleton,
  type Theme,
  useMediaQuery,
} from '@mui/material';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import type { ReactNode } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RepairWorkload } from '../../../server/contract/resources/repairReport.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { OPEN, requestsOf } from '../../parts/repairs/addresses.ts';
import { useWorkload } from '../../parts/repairs/repairs.ts';
import { AgeBars } from './AgeBars.tsx';
import { OverdueAlarm } from './OverdueAlarm.tsx';
import { People } from './People.tsx';

/**
 * The state of the queue above its rows: one line of figures always, the people and the ages while
 * they are wanted.
 */
export function Workload({ action }: { action: ReactNode }) {
  const translate = useTranslate();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  // Who shares the work out wants to see it at once, who does it wants the rows.
  const leads = useMay('credit_repairs', 'assign');
  const [open, setOpen] = useStore('credit_repairs.workload', leads && !phone);
  const { data, error, refetch } = useWorkload();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // People and ages of nothing are a table of dashes.
  const idle = data?.open === 0;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, pt: 1 }}>
      {data && <OverdueAlarm overdue={data.overdue} />}
      <Card sx={{ px: { xs: 1.5, sm: 2 }, py: 1 }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 3,
            rowGap: 0.5,
          }}
        >
          {idle && <span>{translate('credit_repairs.workload.idle')}</span>}
          {!idle && (data ? <Line workload={data} /> : <Skeleton width={320} />)}
          <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            {action}
            {!idle && (
              <IconButton
                size="small"
                aria-expanded={open}
                aria-label={translate(
                  open ? 'credit_repairs.workload.hide' : 'credit_repairs.workload.show',
                )}
                onClick={() => setOpen(!open)}
              >
                <ExpandIcon sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />
              </IconButton>
            )}
          </Box>
        </Box>
        <Collapse in={open && !idle} unmountOnExit>
          {data ? (
            <Box
              sx={{
                display: 'grid',
                gap: 3,
                pt: 1,
                alignItems: 'start',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
              }}
            >
              <People people={data.people} />
              <AgeBars ages={data.ages} />
            </Box>
          ) : (
            <Skeleton height={140} />
          )}
        </Collapse>
      </Card>
    </Box>
  );
}

/** The queue in four figures, each leading to its rows. */
function Line({
  workload: { open, unclaimed, overdue, due_soon, soon_days },
}: {
  workload: RepairWorkload;
}) {
  const today = useBusinessDate();
  const status = [...OPEN];
  return (
    <>
      <Figure name="open" count={open} to={requestsOf({ status })} />
      <Figure name="unclaimed" count={unclaimed} to={requestsOf({ status, unclaimed: true })} />
      <Figure
        name="overdue"
        count={overdue}
        to={requestsOf({ status, due_on_lte: addDays(today, -1) })}
      />
      <Figure
        name="soon"
        count={due_soon}
        days={soon_days}
        to={requestsOf({ status, due_on_gte: today, due_on_lte: addDays(today, soon_days) })}
      />
    </>
  );
}

function Figure({
  name,
  count,
  days,
  to,
}: {
  name: 'open' | 'unclaimed' | 'overdue' | 'soon';
  count: number;
  days?: number;
  to: string;
}) {
  const translate = useTranslate();
  return (
    <Box
      component={Link}
      to={to}
      className="figures"
      sx={{
        color: 'inherit',
        textDecoration: 'none',
        whiteSpace: 'nowrap',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', mr: 0.75 }}>
        {translate(`credit_repairs.workload.${name}`, { smart_count: days ?? 0 })}
      </Box>
      <b>{count}</b>
    </Box>
  );
}
