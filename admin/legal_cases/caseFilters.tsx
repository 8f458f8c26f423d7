import { AutocompleteInput, ReferenceInput } from 'react-admin';
import { SearchBox } from '../shared/SearchBox.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';

export const caseFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="legal_cases.list.search" />,
  <EnumInput key="stage" source="stage" of="case_stages" alwaysOn />,
  <ReferenceInput key="owner_id" source="owner_id" reference="users" filter={{ role: ['staff', 'supervisor'] }} sort={{ field: 'full_name', order: 'ASC' }} perPage={100} alwaysOn>
    <AutocompleteInput optionText="full_name" noOptionsText="app.nothing_found" />
  </ReferenceInput>,
  <DayInput key="limitation_expires_on_lte" source="limitation_expires_on_lte" />,
  <LoanInput key="loan_id" source="loan_id" />,
  <MoneyInput key="claimed_minor_gte" source="claimed_minor_gte" />,
  <MoneyInput key="claimed_minor_lte" source="claimed_minor_lte" />,
  <DayInput key="filed_on_gte" source="filed_on_gte" />,
  <DayInput key="filed_on_lte" source="filed_on_lte" />,
  <DayInput key="limitation_expires_on_gte" source="limitation_expires_on_gte" />,
];
