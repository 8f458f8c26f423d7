import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayEdgeInput } from '../shared/DayEdgeInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';

/** The status stands in the tabs above the list. */
export const restructureFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="restructures.list.search" />,
  <EnumInput key="plan_status" source="plan_status" of="plan_statuses" alwaysOn />,
  <LoanInput key="loan_id" source="loan_id" />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <PersonInput key="requested_by" source="requested_by" />,
  <PersonInput key="decided_by" source="decided_by" />,
  <DayEdgeInput key="submitted_at_gte" source="submitted_at_gte" edge="start" />,
  <DayEdgeInput key="submitted_at_lte" source="submitted_at_lte" edge="end" />,
  <MoneyInput key="waived_minor_gte" source="waived_minor_gte" />,
  <MoneyInput key="waived_minor_lte" source="waived_minor_lte" />,
];
