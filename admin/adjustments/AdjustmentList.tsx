import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { List, Pagination } from 'react-admin';
import { ADJUSTMENT_STATUSES } from '../../server/contract/enums.ts';
import { phoneFilters } from '../loans/phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { AdjustmentCards } from './AdjustmentCards.tsx';
import { adjustmentFilters } from './adjustmentFilters.tsx';
import { AdjustmentTable } from './AdjustmentTable.tsx';

/** What waits for a decision first; the tabs lead to the rest. */
export function AdjustmentList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'id', order: 'DESC' }}
      filterDefaultValues={{ status: 'proposed' }}
      filters={narrow ? phoneFilters(adjustmentFilters) : adjustmentFilters}
      actions={<ListToolbar columns={!narrow} create={false} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      <StatusTabs of="adjustment_statuses" values={ADJUSTMENT_STATUSES} waiting="proposed" />
      {narrow ? <AdjustmentCards /> : <AdjustmentTable />}
    </List>
  );
}
