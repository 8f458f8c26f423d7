import { DataTable, useListContext } from 'react-admin';
import { COMPLAINT_STATUSES } from '../../server/contract/enums.ts';
import type { Complaint } from '../../server/contract/resources/contacts.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { UserName } from '../shared/UserName.tsx';
import { complaintFilters } from './complaintFilters.tsx';
import { Due } from './Due.tsx';
import { Words } from './Words.tsx';

export function ComplaintList() {
  return (
    <ResourceList
      sort={{ field: 'received_on', order: 'DESC' }}
      filters={complaintFilters}
      table={<Rows />}
      cards={<Cards />}
    >
      <StatusTabs of="complaint_statuses" values={COMPLAINT_STATUSES} waiting="open" />
    </ResourceList>
  );
}

function reasonOf(filter: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(filter);
  if (names.length === 0) return 'empty';
  const onlyOpen = names.length === 1 && filter['status'] === 'open';
  return onlyOpen ? 'empty_open' : 'no_match';
}

function Empty() {
  const { filterValues } = useListContext();
  const kind = reasonOf(filterValues);
  return (
    <EmptyState
      titleKey={`complaints.list.${kind}_title`}
      hintKey={`complaints.list.${kind}_hint`}
    />
  );
}

const HIDDEN = ['recorded_by', 'answered_on'];

function Rows() {
  return (
    <DataTable<Complaint>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<Empty />}
    >
      <DataTable.Col<Complaint> source="received_on" field={DayField} sortByOrder="DESC" />
      <DataTable.Col<Complaint>
        source="due_on"
        sortByOrder="ASC"
        render={(complaint) => <Due complaint={complaint} />}
      />
      <DataTable.Col<Complaint>
        source="source"
        disableSort
        render={() => <EnumField source="source" of="complaint_sources" />}
      />
      <DataTable.Col<Complaint> source="borrower_id" field={BorrowerLink} />
      <DataTable.Col<Complaint> source="loan_id" field={LoanLink} />
      <DataTable.Col<Complaint>
        source="statement"
        disableSort
        render={(complaint) => <Words text={complaint.statement} />}
      />
      <DataTable.Col<Complaint>
        source="status"
        render={() => <StatusChip source="status" of="complaint_statuses" />}
      />
      <DataTable.Col<Complaint> source="recorded_by" disableSort field={UserName} />
      <DataTable.Col<Complaint> source="answered_by" disableSort field={UserName} />
      <DataTable.Col<Complaint> source="answered_on" disableSort field={DayField} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  return (
    <CardsWithNote<Complaint>
      empty={<Empty />}
      loanIdOf={(complaint) => complaint.loan_id}
      primary={() => (
        <Spread>
          <BorrowerLink link={false} />
          <StatusChip source="status" of="complaint_statuses" />
        </Spread>
      )}
      secondary={(complaint) => (
        <>
          <Due complaint={complaint} />
          <Words text={complaint.statement} />
        </>
      )}
    />
  );
}
