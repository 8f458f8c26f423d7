import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';

/** The status stands in the tabs above the list. */
export const complaintFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="complaints.list.search" />,
  <EnumInput key="source" source="source" of="complaint_sources" alwaysOn />,
  <LoanInput key="loan_id" source="loan_id" />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <DayInput key="received_on_gte" source="received_on_gte" />,
  <DayInput key="received_on_lte" source="received_on_lte" />,
];
