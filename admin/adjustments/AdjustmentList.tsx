import { Box } from '@mui/material';
import { ADJUSTMENT_STATUSES } from '../../server/contract/enums.ts';
import { ReversalRequests } from '../parts/payments/ReversalRequests.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { AdjustmentCards } from './AdjustmentCards.tsx';
import { adjustmentFilters } from './adjustmentFilters.tsx';
import { AdjustmentTable } from './AdjustmentTable.tsx';

/** Lists adjustments, those that wait first, below the payments that are to be taken back. */
export function AdjustmentList() {
  return (
    <>
      <Box sx={{ mt: 1 }}>
        <ReversalRequests />
      </Box>
      <ResourceList
        sort={{ field: 'id', order: 'DESC' }}
        filterDefaultValues={{ status: 'proposed' }}
        filters={adjustmentFilters}
        create={false}
        table={<AdjustmentTable />}
        cards={<AdjustmentCards />}
      >
        <StatusTabs of="adjustment_statuses" values={ADJUSTMENT_STATUSES} waiting="proposed" />
      </ResourceList>
    </>
  );
}
