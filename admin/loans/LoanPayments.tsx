import { DataTable, ReferenceManyField } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { Allocations } from '../parts/payments/Allocations.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Pager } from '../shared/Pager.tsx';

/** The money that came in on this loan; a row unfolds to where each fen of it went. */
export function LoanPayments() {
  return (
    <ReferenceManyField
      reference="payments"
      target="loan_id"
      sort={{ field: 'paid_on', order: 'DESC' }}
      perPage={25}
      pagination={<Pager sizes={[]} />}
    >
      <DataTable<Payment>
        storeKey="payments.of_loan"
        // The closed half of each row takes no room.
        sx={{ '& .RaDataTable-expandRow > td': { height: 0 } }}
        rowClick="show"
        expand={<Allocations />}
        bulkActionButtons={false}
        empty={
          <EmptyState titleKey="payments.list.empty_title" hintKey="payments.list.empty_hint" />
        }
      >
        <DataTable.Col<Payment> source="paid_on" field={DayField} />
        <DataTable.Col<Payment> source="amount_minor" align="right" field={MoneyField} />
        <DataTable.Col<Payment>
          source="channel"
          render={() => <EnumField source="channel" of="payment_channels" />}
        />
        <DataTable.Col<Payment>
          source="status"
          render={() => <StatusChip source="status" of="payment_statuses" />}
        />
        <DataTable.Col<Payment> source="recorded_by" disableSort field={UserName} />
      </DataTable>
    </ReferenceManyField>
  );
}
