import { Box, Button, Card, Skeleton, type Theme, Typography, useMediaQuery } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Fetched } from '../shared/Fetched.tsx';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ApprovalsCards } from './ApprovalsCards.tsx';
import { ApprovalsTable } from './ApprovalsTable.tsx';
import { useChosen } from './bulk.ts';
import { BulkBar } from './BulkBar.tsx';
import { QuotaLine } from '../parts/restructures/QuotaLine.tsx';
import { SHOWN, useApprovals } from '../parts/restructures/useApprovals.ts';

/**
 * Requests that wait for a supervisor. Each row opens its own screen; plain ones can be approved
 * together.
 */
export const Approvals = () => {
  const { data: rows, error, refetch } = useApprovals();
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="approvals.title" />
      <Box sx={{ mb: 1, px: { xs: 2, sm: 0.5 } }}>
        <QuotaLine />
      </Box>
      <Fetched
        data={rows}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={320} />}
      >
        {(fetched) => <Desk rows={fetched} />}
      </Fetched>
    </Box>
  );
};

const Desk = ({ rows }: { rows: readonly ApprovalRow[] }) => {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const chosen = useChosen(rows);
  const translate = useTranslate();
  const Rows = narrow ? ApprovalsCards : ApprovalsTable;
  if (rows.length === 0) return <Nothing />;
  return (
    <Card sx={{ overflow: 'visible' }}>
      <Rows rows={rows} chosen={chosen} />
      {rows.length === SHOWN && (
        <Typography variant="body2" color="text.secondary" sx={{ p: 2 }}>
          {translate('approvals.oldest_shown', { smart_count: SHOWN })}
        </Typography>
      )}
      <BulkBar chosen={chosen} />
    </Card>
  );
};

const Nothing = () => {
  const translate = useTranslate();
  return (
    <Card>
      <EmptyState
        titleKey="approvals.empty_title"
        hintKey="approvals.empty_hint"
        action={
          <Button variant="outlined" component={Link} to="/restructures">
            {translate('approvals.all_requests')}
          </Button>
        }
      />
    </Card>
  );
};
