import { Box, Button, Card, Link as MuiLink, Skeleton, Typography } from '@mui/material';
import { RecordContextProvider, Title, useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { VISITS_OPEN } from '../../server/contract/enums.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Fetched } from '../shared/Fetched.tsx';
import { formatInstant } from '../shared/format.ts';
import { MaskedField } from '../shared/MaskedField.tsx';
import { useBusinessDate, useSession } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useCommand } from '../shared/useCommand.ts';
import { VisitWays } from './VisitWays.tsx';

/** More than two people visit in a day. */
const MOST = 50;
const TALL = { minHeight: 48, flex: '1 1 120px' } as const;

/** The visits of one's day in their order, for a phone. */
export function VisitRoute() {
  const translate = useTranslate();
  const me = useSession()?.id;
  const planned_on = useBusinessDate();
  const { data, error, refetch } = useGetList<Visit>(
    'visits',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'planned_at', order: 'ASC' },
      filter: { visitor_id: me, planned_on },
    },
    { enabled: me !== undefined },
  );
  return (
    <Box sx={{ pt: 1, width: '100%', maxWidth: 640 }}>
      <Title title={translate('visits.route.title', { on: planned_on })} />
      <VisitWays here="route" />
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={320} />}
      >
        {(visits) => <Stops visits={visits.filter(({ status }) => status !== 'cancelled')} />}
      </Fetched>
    </Box>
  );
}

function Stops({ visits }: { visits: readonly Visit[] }) {
  if (visits.length === 0)
    return (
      <Card>
        <EmptyState titleKey="visits.route.empty_title" hintKey="visits.route.empty_hint" />
      </Card>
    );
  return (
    <Box
      component="ol"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1 }}
    >
      {visits.map((visit) => (
        <Card component="li" key={visit.id} sx={{ px: 2, py: 1.5 }}>
          <Stop visit={visit} />
        </Card>
      ))}
    </Box>
  );
}

function Stop({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const isOpen = VISITS_OPEN.includes(visit.status);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
        <Typography className="figures" sx={{ fontWeight: 600, fontSize: '1.125rem' }}>
          {formatInstant(visit.planned_at ?? '').slice(-5)}
        </Typography>
        <MuiLink
          component={Link}
          to={`/visits/${visit.id}/show`}
          sx={{ flexGrow: 1, fontSize: '1.0625rem', minWidth: 0, py: 1 }}
        >
          {visit.borrower_name}
        </MuiLink>
        <StatusChip of="visit_statuses" value={visit.status} />
      </Box>
      <Box sx={{ my: 0.5, overflowWrap: 'anywhere' }}>
        <RecordContextProvider value={{ id: visit.borrower_id, address: visit.address }}>
          <MaskedField source="address" />
        </RecordContextProvider>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {visit.status === 'planned' && <Start visit={visit} />}
        {isOpen && (
          <Button
            component={Link}
            to={`/visits/${visit.id}/report`}
            variant={visit.status === 'under_way' ? 'contained' : 'outlined'}
            sx={TALL}
          >
            {translate('visits.report.action')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function Start({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const [start, { isPending }] = useCommand('visits', 'start', { doneKey: 'visits.start.done' });
  return (
    <Button variant="contained" disabled={isPending} onClick={() => void start(visit.id)} sx={TALL}>
      {translate('visits.start.action')}
    </Button>
  );
}
