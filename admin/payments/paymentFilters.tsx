import { SearchBox } from '../shared/SearchBox.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';

export const paymentFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="payments.list.search" />,
  <DayInput key="paid_on_gte" source="paid_on_gte" alwaysOn />,
  <DayInput key="paid_on_lte" source="paid_on_lte" alwaysOn />,
  <EnumInput key="channel" source="channel" of="payment_channels" />,
  <LoanInput key="loan_id" source="loan_id" />,
  <EnumInput key="status" source="status" of="payment_statuses" />,
  <MoneyInput key="amount_minor_gte" source="amount_minor_gte" />,
  <MoneyInput key="amount_minor_lte" source="amount_minor_lte" />,
];
