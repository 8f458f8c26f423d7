import { DataTable, SimpleList, useGetOne, useListContext, useTranslate } from 'react-admin';
import { READ_ALARM_STATUSES } from '../../server/contract/enums.ts';
import type { ReadAlarm } from '../../server/contract/resources/readAlarms.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { StatusTabs } from '../shared/StatusTabs.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { UserName } from '../shared/UserName.tsx';

const FILTERS = [
  <PersonInput key="user_id" source="user_id" />,
  <EnumInput key="kind" source="kind" of="read_kinds" />,
];

/** Who reached the limit of looks at what is kept masked, and waits to be allowed more. */
export function AlarmList() {
  if (!useMay('read_alarms', 'list')) return <AccessDeniedPage />;
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={FILTERS}
      create={false}
      table={<Rows />}
      cards={<Cards />}
    >
      <StatusTabs of="read_alarm_statuses" values={READ_ALARM_STATUSES} waiting="open" />
    </ResourceList>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const { status } = filterValues as { status?: string };
  const kinds: Record<string, string> = { open: 'empty_open', '': 'empty' };
  const kind = kinds[status ?? ''] ?? 'no_match';
  return <EmptyState titleKey={`read_alarms.${kind}_title`} hintKey={`read_alarms.${kind}_hint`} />;
}

function Rows() {
  return (
    <DataTable<ReadAlarm> rowClick={false} bulkActionButtons={false} empty={<Empty />}>
      <DataTable.Col<ReadAlarm> source="created_at" field={InstantField} sortByOrder="DESC" />
      <DataTable.Col<ReadAlarm> source="user_id" disableSort field={UserName} />
      <DataTable.Col<ReadAlarm>
        source="kind"
        disableSort
        render={(alarm) => <Looks {...alarm} />}
      />
      <DataTable.Col<ReadAlarm> source="limit_count" disableSort align="right" />
      <DataTable.Col<ReadAlarm>
        source="status"
        render={() => <StatusChip source="status" of="read_alarm_statuses" />}
      />
      <DataTable.Col<ReadAlarm> source="decided_by" disableSort field={UserName} />
      <DataTable.Col<ReadAlarm> source="decision_comment" disableSort />
      <DataTable.Col<ReadAlarm>
        source="id"
        label={false}
        disableSort
        align="right"
        render={(alarm) => <Decision alarm={alarm} />}
      />
    </DataTable>
  );
}

/** What was looked at, and the way to the looks in the audit. */
function Looks({ kind, user_id }: ReadAlarm) {
  const translate = useTranslate();
  const mayAudit = useMay('audit_events', 'list');
  const action = kind === 'exports' ? 'export' : 'reveal';
  const filter = encodeURIComponent(JSON.stringify({ actor_id: user_id, action: [action] }));
  return (
    <>
      <EnumField source="kind" of="read_kinds" />
      {mayAudit && (
        <>
          {' '}
          <TextLink to={`/audit_events?filter=${filter}`}>
            {translate('read_alarms.looks')}
          </TextLink>
        </>
      )}
    </>
  );
}

/** Decided by anybody who may but whoever reached the limit. */
function Decision({ alarm: { id, status, user_id, limit_count: limit } }: { alarm: ReadAlarm }) {
  const mayDecide = useMay('read_alarms', 'approve');
  const me = useSession()?.id;
  const { data } = useGetOne<User>('users', { id: user_id });
  if (status !== 'open' || !mayDecide || me === user_id) return null;
  return (
    <DecisionButtons
      resource="read_alarms"
      id={id}
      part="read_alarms"
      words={{ who: data?.full_name ?? '', limit }}
    />
  );
}

/** The list on a phone. */
function Cards() {
  return (
    <SimpleList<ReadAlarm>
      empty={<Empty />}
      linkType={false}
      primaryText={() => (
        <Spread>
          <UserName source="user_id" />
          <StatusChip source="status" of="read_alarm_statuses" />
        </Spread>
      )}
      secondaryText={(alarm) => (
        <>
          <Looks {...alarm} /> · <InstantField source="created_at" />
          <Decision alarm={alarm} />
        </>
      )}
    />
  );
}
