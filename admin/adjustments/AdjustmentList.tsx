import { ADJUSTMENT_STATUSES } from '../../server/contract/enums.ts';
import { ResourceList } from '../shared/ResourceList.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { AdjustmentCards } from './AdjustmentCards.tsx';
import { adjustmentFilters } from './adjustmentFilters.tsx';
import { AdjustmentTable } from './AdjustmentTable.tsx';

/** Lists adjustments, those that wait for a decision first; the tabs lead to the rest. */
export function AdjustmentList() {
  return (
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
  );
}
