import { ListSum } from '../shared/ListSum.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { PaymentCards } from './PaymentCards.tsx';
import { paymentFilters } from './paymentFilters.tsx';
import { PaymentTable } from './PaymentTable.tsx';

export function PaymentList() {
  return (
    <ResourceList
      sort={{ field: 'paid_on', order: 'DESC' }}
      filters={paymentFilters}
      table={<PaymentTable />}
      cards={<PaymentCards />}
    >
      <ListSum source="amount_minor" labelKey="payments.list.sum" />
    </ResourceList>
  );
}
