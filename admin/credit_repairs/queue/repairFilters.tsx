import { BooleanInput, SelectInput } from 'react-admin';
import { BorrowerInput } from '../../shared/BorrowerInput.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { EnumArrayInput } from '../../shared/EnumArrayInput.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { LoanInput } from '../../shared/LoanInput.tsx';
import { PersonInput } from '../../shared/PersonInput.tsx';
import { SearchBox } from '../../shared/SearchBox.tsx';

const DECISIONS = [
  { id: 'grant', name: 'enums.repair_statuses.granted' },
  { id: 'decline', name: 'enums.repair_statuses.declined' },
];

/** The status stands in the tabs above the list. */
export const repairFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="credit_repairs.list.search" />,
  <EnumInput key="kind" source="kind" of="repair_kinds" alwaysOn />,
  <EnumInput key="cause" source="cause" of="repair_causes" alwaysOn />,
  <PersonInput key="assignee_id" source="assignee_id" among={{ role: ['staff', 'supervisor'] }} />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <LoanInput key="loan_id" source="loan_id" />,
  <EnumArrayInput key="asks_for" source="asks_for" of="repair_asks" />,
  <SelectInput key="decision" source="decision" choices={DECISIONS} />,
  <EnumInput key="timeliness" source="timeliness" of="timeliness" />,
  <BooleanInput key="declined_by_law" source="declined_by_law" />,
  <DayInput key="due_on_gte" source="due_on_gte" />,
  <DayInput key="due_on_lte" source="due_on_lte" />,
  <DayInput key="received_on_gte" source="received_on_gte" />,
  <DayInput key="received_on_lte" source="received_on_lte" />,
  <DayInput key="answered_on_gte" source="answered_on_gte" />,
  <DayInput key="answered_on_lte" source="answered_on_lte" />,
];
