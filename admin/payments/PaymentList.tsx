import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { List, Pagination } from 'react-admin';
import { phoneFilters } from '../loans/phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { PaymentCards } from './PaymentCards.tsx';
import { paymentFilters } from './paymentFilters.tsx';
import { PaymentTable } from './PaymentTable.tsx';

export function PaymentList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'paid_on', order: 'DESC' }}
      filters={narrow ? phoneFilters(paymentFilters) : paymentFilters}
      actions={<ListToolbar columns={!narrow} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      {narrow ? <PaymentCards /> : <PaymentTable />}
    </List>
  );
}
