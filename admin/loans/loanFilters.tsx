import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { TierFilter } from './TierFilter.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

export const loanFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="loans.list.search" />,
  <TierFilter key="tier" source="tier" alwaysOn />,
  <EnumInput key="status" source="status" of="loan_statuses" alwaysOn />,
  <BorrowerInput key="borrower_id" source="borrower_id" />,
  <EnumInput key="overdue_stage" source="overdue_stage" of="overdue_stages" />,
  <EnumInput key="first_action" source="first_action" of="first_actions" />,
  <TierFilter key="handled_tier" source="handled_tier" />,
  <EnumInput key="product" source="product" of="products" />,
  <EnumInput key="asset_class" source="asset_class" of="asset_classes" />,
  <PersonInput key="assigned_to" source="assigned_to" />,
  <WholeInput key="days_past_due_gte" source="days_past_due_gte" />,
  <WholeInput key="days_past_due_lte" source="days_past_due_lte" />,
  <MoneyInput key="overdue_minor_gte" source="overdue_minor_gte" />,
  <MoneyInput key="overdue_minor_lte" source="overdue_minor_lte" />,
  <MoneyInput key="outstanding_minor_gte" source="outstanding_minor_gte" />,
  <MoneyInput key="outstanding_minor_lte" source="outstanding_minor_lte" />,
  <DayInput key="disbursed_on_gte" source="disbursed_on_gte" />,
  <DayInput key="disbursed_on_lte" source="disbursed_on_lte" />,
];
