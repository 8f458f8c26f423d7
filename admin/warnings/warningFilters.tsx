import { BooleanInput } from 'react-admin';
import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';

/** The status stands in the tabs above the list. */
export const warningFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="warnings.search" />,
  <EnumInput key="rule" source="rule" of="warning_rules" alwaysOn />,
  <PersonInput key="owner_id" source="owner_id" among={DESK_PEOPLE} alwaysOn />,
  <EnumInput key="severity" source="severity" of="severities" />,
  <BooleanInput key="late" source="late" defaultValue />,
  <EnumInput key="owner" source="owner" of="warning_owners" />,
  <EnumInput key="outcome" source="outcome" of="warning_outcomes" />,
  <DayInput key="raised_on_gte" source="raised_on_gte" />,
  <DayInput key="raised_on_lte" source="raised_on_lte" />,
  <DayInput key="due_on_gte" source="due_on_gte" />,
  <DayInput key="due_on_lte" source="due_on_lte" />,
  <DayInput key="closed_on_gte" source="closed_on_gte" />,
  <DayInput key="closed_on_lte" source="closed_on_lte" />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <LoanInput key="loan_id" source="loan_id" />,
];
