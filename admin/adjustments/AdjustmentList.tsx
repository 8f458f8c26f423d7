import { Box } from '@mui/material';
import { ADJUSTMENT_STATUSES } from '../../server/contract/enums.ts';
import { Merges } from '../parts/people/Merges.tsx';
import { ReversalRequests } from '../parts/payments/ReversalRequests.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { AdjustmentCards } from './AdjustmentCards.tsx';
import { adjustmentFilters } from './adjustmentFilters.tsx';
import { SmallBalances } from './SmallBalances.tsx';
import { AdjustmentTable } from './AdjustmentTable.tsx';

/**
 * Lists adjustments, those that wait first, below the payments to be taken back, the records to be
 * merged and the loans of which little is left.
 */
export function AdjustmentList() {
  return (
    <>
      <Box sx={{ mt: 1 }}>
        <ReversalRequests />
        <Merges />
        <SmallBalances />
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
