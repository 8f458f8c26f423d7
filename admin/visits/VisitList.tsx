import { Box } from '@mui/material';
import { DataTable, useListContext } from 'react-admin';
import { VISIT_STATUSES } from '../../server/contract/enums.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { When } from '../parts/visits/When.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { Dash } from '../shared/Dash.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { UserName } from '../shared/UserName.tsx';
import { visitFilters } from './visitFilters.tsx';
import { VisitWays } from './VisitWays.tsx';

export function VisitList() {
  return (
    <ResourceList
      sort={{ field: 'due_on', order: 'ASC' }}
      filters={visitFilters}
      filterDefaultValues={{ status: 'due' }}
      create={false}
      tools={<VisitWays here="list" />}
      table={<Rows />}
      cards={<Cards />}
    >
      <StatusTabs of="visit_statuses" values={VISIT_STATUSES} waiting="due" />
    </ResourceList>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const names = Object.keys(filterValues);
  const kind = names.length === 1 && filterValues['status'] === 'due' ? 'due' : 'other';
  return (
    <EmptyState titleKey={`visits.empty.${kind}_title`} hintKey={`visits.empty.${kind}_hint`} />
  );
}

const HIDDEN = ['loan_id', 'moves', 'closed_at'];

function Rows() {
  // A tab is of one status: each of its rows saying so would say nothing.
  const status = useListContext().filterValues['status'] as unknown;
  return (
    <DataTable<Visit>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<Empty />}
    >
      <DataTable.Col<Visit>
        source="due_on"
        sortByOrder="ASC"
        render={(visit) => <When visit={visit} />}
      />
      <DataTable.Col<Visit> source="borrower_id" disableSort field={BorrowerLink} />
      <DataTable.Col<Visit> source="loan_id" disableSort field={LoanLink} />
      <DataTable.Col<Visit>
        source="kind"
        disableSort
        render={() => <EnumField source="kind" of="visit_kinds" />}
      />
      <DataTable.Col<Visit>
        source="plan"
        disableSort
        render={(visit) => <Short text={visit.plan?.band ?? visit.reason ?? ''} />}
      />
      <DataTable.Col<Visit>
        source="address"
        disableSort
        render={(visit) => visit.address ?? <Dash />}
      />
      {status === undefined && (
        <DataTable.Col<Visit>
          source="status"
          disableSort
          render={() => <StatusChip source="status" of="visit_statuses" />}
        />
      )}
      <DataTable.Col<Visit> source="holder_id" disableSort field={UserName} />
      <DataTable.Col<Visit> source="companion_id" disableSort field={UserName} />
      <DataTable.NumberCol<Visit> source="moves" disableSort />
      <DataTable.Col<Visit>
        source="closed_at"
        sortByOrder="DESC"
        render={() => <InstantField source="closed_at" />}
      />
    </DataTable>
  );
}

/** The beginning of why, in one line; all of it stands on the visit's page. */
const Short = ({ text }: { text: string }) => (
  <Box
    component="span"
    title={text}
    sx={{
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      maxWidth: 160,
    }}
  >
    {text}
  </Box>
);

/** The list on a phone. */
function Cards() {
  return (
    <CardsWithNote<Visit>
      empty={<Empty />}
      loanIdOf={(visit) => visit.loan_id}
      primary={() => (
        <Spread>
          <BorrowerLink link={false} />
          <StatusChip source="status" of="visit_statuses" />
        </Spread>
      )}
      secondary={(visit) => (
        <>
          <EnumField source="kind" of="visit_kinds" /> · <When visit={visit} />
        </>
      )}
    />
  );
}
