import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { List, Pagination } from 'react-admin';
import { RESTRUCTURE_STATUSES } from '../../server/contract/enums.ts';
import { phoneFilters } from '../loans/phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { RestructureCards } from './RestructureCards.tsx';
import { restructureFilters } from './restructureFilters.tsx';
import { RestructureTable } from './RestructureTable.tsx';

/** Every request, the latest first; the tabs lead to what waits and what became of the rest. */
export function RestructureList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'id', order: 'DESC' }}
      filters={narrow ? phoneFilters(restructureFilters) : restructureFilters}
      actions={<ListToolbar columns={!narrow} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      <StatusTabs of="restructure_statuses" values={RESTRUCTURE_STATUSES} waiting="submitted" />
      {narrow ? <RestructureCards /> : <RestructureTable />}
    </List>
  );
}
