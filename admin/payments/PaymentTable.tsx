import { DataTable } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { PaymentListEmpty } from './PaymentListEmpty.tsx';

const HIDDEN = ['client_reference', 'created_at'];

export function PaymentTable() {
  return (
    <DataTable<Payment>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<PaymentListEmpty />}
    >
      <DataTable.Col<Payment> source="paid_on" field={DayField} sortByOrder="DESC" />
      <DataTable.Col<Payment> source="loan_id" field={LoanLink} />
      <DataTable.Col<Payment> source="borrower_id" disableSort render={() => <BorrowerOfLoan />} />
      <DataTable.Col<Payment>
        source="amount_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Payment>
        source="unallocated_minor"
        align="right"
        disableSort
        field={MoneyField}
      />
      <DataTable.Col<Payment>
        source="channel"
        render={() => <EnumField source="channel" of="payment_channels" />}
      />
      <DataTable.Col<Payment>
        source="status"
        render={() => <StatusChip source="status" of="payment_statuses" />}
      />
      <DataTable.Col<Payment>
        source="memo"
        disableSort
        cellSx={() => ({
          maxWidth: 'clamp(80px, calc(40vw - 432px), 320px)',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        })}
      />
      <DataTable.Col<Payment> source="recorded_by" disableSort field={UserName} />
      <DataTable.Col<Payment> source="created_at" field={InstantField} />
      <DataTable.Col<Payment> source="client_reference" disableSort />
    </DataTable>
  );
}
