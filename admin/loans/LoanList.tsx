import { ResourceList } from '../shared/ResourceList.tsx';
import { LoanCards } from './LoanCards.tsx';
import { loanFilters } from './loanFilters.tsx';
import { LoanTable } from './LoanTable.tsx';
import { TierTotals } from './TierTotals.tsx';

/** Worst first, and only what is still running, until someone asks otherwise. */
export function LoanList() {
  return (
    <ResourceList
      sort={{ field: 'days_past_due', order: 'DESC' }}
      filterDefaultValues={{ status: 'active' }}
      filters={loanFilters}
      table={<LoanTable />}
      cards={<LoanCards />}
    >
      <TierTotals />
    </ResourceList>
  );
}
