import { DataTable, SimpleList, useListContext } from 'react-admin';
import { REVERSAL_STATUSES } from '../../server/contract/enums.ts';
import type { AccountRequest } from '../../server/contract/resources/accountRequests.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { useMay } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { UserName } from '../shared/UserName.tsx';
import { RequestDecision } from './RequestDecision.tsx';

const FILTERS = [
  <PersonInput key="user_id" source="user_id" />,
  <EnumInput key="kind" source="kind" of="account_request_kinds" />,
];

/** What was asked of accounts that decide, and waits for a second person. */
export function RequestList() {
  if (!useMay('account_requests', 'list')) return <AccessDeniedPage />;
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={FILTERS}
      create={false}
      table={<Rows />}
      cards={<Cards />}
    >
      <StatusTabs of="reversal_statuses" values={REVERSAL_STATUSES} waiting="proposed" />
    </ResourceList>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const { status } = filterValues as { status?: string };
  const kinds: Record<string, string> = { proposed: 'empty_proposed', '': 'empty' };
  const kind = kinds[status ?? ''] ?? 'no_match';
  const part = `account_requests.${kind}`;
  return <EmptyState titleKey={`${part}_title`} hintKey={`${part}_hint`} />;
}

function Rows() {
  return (
    <DataTable<AccountRequest> rowClick={false} bulkActionButtons={false} empty={<Empty />}>
      <DataTable.Col<AccountRequest> source="created_at" field={InstantField} />
      <DataTable.Col<AccountRequest>
        source="kind"
        disableSort
        render={() => <EnumField source="kind" of="account_request_kinds" />}
      />
      <DataTable.Col<AccountRequest> source="user_id" disableSort field={UserName} />
      <DataTable.Col<AccountRequest>
        source="role"
        disableSort
        render={() => <EnumField source="role" of="roles" />}
      />
      <DataTable.Col<AccountRequest> source="requested_by" disableSort field={UserName} />
      <DataTable.Col<AccountRequest>
        source="status"
        render={() => <StatusChip source="status" of="reversal_statuses" />}
      />
      <DataTable.Col<AccountRequest> source="decided_by" disableSort field={UserName} />
      <DataTable.Col<AccountRequest> source="decision_comment" disableSort />
      <DataTable.Col<AccountRequest>
        source="id"
        label={false}
        disableSort
        align="right"
        render={(request) => <RequestDecision request={request} />}
      />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  return (
    <SimpleList<AccountRequest>
      empty={<Empty />}
      linkType={false}
      primaryText={() => (
        <Spread>
          <UserName source="user_id" />
          <StatusChip source="status" of="reversal_statuses" />
        </Spread>
      )}
      secondaryText={(request) => (
        <>
          <EnumField source="kind" of="account_request_kinds" /> ·{' '}
          <EnumField source="role" of="roles" /> · <UserName source="requested_by" /> ·{' '}
          <InstantField source="created_at" />
          <RequestDecision request={request} />
        </>
      )}
    />
  );
}
