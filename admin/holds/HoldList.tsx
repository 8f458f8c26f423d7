import { HOLD_STATUSES } from '../../server/contract/enums.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMay } from '../shared/session.ts';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { HoldCards } from './HoldCards.tsx';
import { HoldTable } from './HoldTable.tsx';

/** The status stands in the tabs above the list. */
const filters = [
  <SearchBox key="q" source="q" alwaysOn hint="holds.list.search" />,
  <EnumInput key="reason" source="reason" of="hold_reasons" alwaysOn />,
  <DayInput key="ends_on_lte" source="ends_on_lte" alwaysOn />,
  <DayInput key="ends_on_gte" source="ends_on_gte" />,
  <DayInput key="starts_on_gte" source="starts_on_gte" />,
  <DayInput key="starts_on_lte" source="starts_on_lte" />,
  <PersonInput key="created_by" source="created_by" />,
  <LoanInput key="loan_id" source="loan_id" />,
];

/** Who is not contacted, why and until when; to who may approve, what waits for it. */
export const HoldList = () => {
  const approves = useMay('holds', 'approve');
  return (
    <ResourceList
      sort={{ field: 'ends_on', order: 'ASC' }}
      filterDefaultValues={{ status: approves ? 'proposed' : 'in_force' }}
      filters={filters}
      create={false}
      table={<HoldTable />}
      cards={<HoldCards />}
    >
      <StatusTabs of="hold_statuses" values={HOLD_STATUSES} waiting="proposed" />
    </ResourceList>
  );
};
