import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';

/** The status stands in the tabs above the list. */
export const visitFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="visits.search" />,
  <PersonInput key="visitor_id" source="visitor_id" among={DESK_PEOPLE} alwaysOn />,
  <EnumInput key="kind" source="kind" of="visit_kinds" />,
  <DayInput key="planned_on" source="planned_on" />,
  <DayInput key="due_on_gte" source="due_on_gte" />,
  <DayInput key="due_on_lte" source="due_on_lte" />,
  <DayInput key="closed_on_gte" source="closed_on_gte" />,
  <DayInput key="closed_on_lte" source="closed_on_lte" />,
  <EnumInput key="met" source="met" of="visit_met" />,
  <EnumInput key="address_found" source="address_found" of="address_found" />,
  <EnumInput key="origin" source="origin" of="visit_origins" />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <LoanInput key="loan_id" source="loan_id" />,
];
