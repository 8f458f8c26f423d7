import { RESTRUCTURE_STATUSES } from '../../server/contract/enums.ts';
import { ResourceList } from '../shared/ResourceList.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { RestructureCards } from './RestructureCards.tsx';
import { restructureFilters } from './restructureFilters.tsx';
import { RestructureTable } from './RestructureTable.tsx';

/**
 * Lists every request, the latest first; the tabs lead to what waits and what became of the rest.
 */
export function RestructureList() {
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={restructureFilters}
      table={<RestructureTable />}
      cards={<RestructureCards />}
    >
      <StatusTabs of="restructure_statuses" values={RESTRUCTURE_STATUSES} waiting="submitted" />
    </ResourceList>
  );
}
