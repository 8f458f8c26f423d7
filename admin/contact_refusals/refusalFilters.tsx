import { TeamInput } from '../parts/users/TeamInput.tsx';
import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';

export const refusalFilters = [
  <EnumInput key="rule" source="rule" of="contact_rules" alwaysOn />,
  <DayInput key="business_date_gte" source="business_date_gte" alwaysOn />,
  <DayInput key="business_date_lte" source="business_date_lte" alwaysOn />,
  <PersonInput key="user_id" source="user_id" />,
  <TeamInput key="user_team" source="user_team" />,
  <EnumInput key="channel" source="channel" of="note_channels" />,
  <EnumInput key="contacted_party" source="contacted_party" of="contacted_parties" />,
  <EnumInput key="origin" source="origin" of="refusal_origins" />,
  <LoanInput key="loan_id" source="loan_id" />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
];
