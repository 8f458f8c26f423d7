import { SearchBox } from '../shared/SearchBox.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';

/** The filters and the tools of the list stand in one line from 1280 on. */
const NARROW = { minWidth: 136, width: 136 } as const;

export const caseFilters = [
  <SearchBox
    key="q"
    source="q"
    alwaysOn
    hint="legal_cases.list.search"
    sx={{ minWidth: { sm: 200 }, width: { sm: 200 } }}
  />,
  <EnumInput key="stage" source="stage" of="case_stages" alwaysOn sx={NARROW} />,
  <PersonInput
    key="owner_id"
    source="owner_id"
    among={{ role: ['staff', 'supervisor'] }}
    alwaysOn
    sx={{ ...NARROW, '& .MuiTextField-root': NARROW }}
  />,
  <DayInput key="limitation_expires_on_lte" source="limitation_expires_on_lte" />,
  <LoanInput key="loan_id" source="loan_id" />,
  <MoneyInput key="claimed_minor_gte" source="claimed_minor_gte" />,
  <MoneyInput key="claimed_minor_lte" source="claimed_minor_lte" />,
  <DayInput key="filed_on_gte" source="filed_on_gte" />,
  <DayInput key="filed_on_lte" source="filed_on_lte" />,
  <DayInput key="limitation_expires_on_gte" source="limitation_expires_on_gte" />,
  <DayInput key="next_deadline_on_gte" source="next_deadline_on_gte" />,
  <DayInput key="next_deadline_on_lte" source="next_deadline_on_lte" />,
];
