import { ResourceList } from '../shared/ResourceList.tsx';
import { useMay } from '../shared/session.ts';
import { ImportInput } from './ImportInput.tsx';
import { LoanCards } from './LoanCards.tsx';
import { loanFilters } from './loanFilters.tsx';
import { LoanTable } from './LoanTable.tsx';
import { TierTotals } from './TierTotals.tsx';

const withImports = [...loanFilters, <ImportInput key="import_id" source="import_id" />];

/** Worst first, and only what is still running, until someone asks otherwise. */
export function LoanList() {
  return (
    <ResourceList
      sort={{ field: 'days_past_due', order: 'DESC' }}
      filterDefaultValues={{ status: 'active' }}
      filters={useMay('imports', 'list') ? withImports : loanFilters}
      table={<LoanTable />}
      cards={<LoanCards />}
    >
      <TierTotals />
    </ResourceList>
  );
}
