import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { List, Pagination } from 'react-admin';
import { phoneFilters } from './phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { LoanCards } from './LoanCards.tsx';
import { loanFilters } from './loanFilters.tsx';
import { LoanTable } from './LoanTable.tsx';
import { TierTotals } from './TierTotals.tsx';

/** Worst first, and only what is still running, until someone asks otherwise. */
export function LoanList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'days_past_due', order: 'DESC' }}
      filterDefaultValues={{ status: 'active' }}
      filters={narrow ? phoneFilters(loanFilters) : loanFilters}
      actions={<ListToolbar columns={!narrow} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      <TierTotals />
      {narrow ? <LoanCards /> : <LoanTable />}
    </List>
  );
}
