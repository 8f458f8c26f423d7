import { SearchBox } from '../shared/SearchBox.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';

/** The status stands in the tabs above the list. */
export const adjustmentFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="adjustments.list.search" />,
  <EnumInput key="kind" source="kind" of="adjustment_kinds" alwaysOn />,
  <LoanInput key="loan_id" source="loan_id" />,
  <DayInput key="value_on_gte" source="value_on_gte" />,
  <DayInput key="value_on_lte" source="value_on_lte" />,
  <MoneyInput key="amount_minor_gte" source="amount_minor_gte" />,
  <MoneyInput key="amount_minor_lte" source="amount_minor_lte" />,
];
