import { type Theme, useMediaQuery } from '@mui/material';
import { DataTable, List, SelectInput, SimpleList } from 'react-admin';
import type { AuditEvent } from '../../server/contract/resources/system.ts';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumArrayInput } from '../shared/EnumArrayInput.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useMay } from '../shared/session.ts';
import { ActorName } from './ActorName.tsx';
import { ResourceName, useResourceChoices } from './ResourceName.tsx';
import { Pager } from '../shared/Pager.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const ResourceInput = (props: { source: string; alwaysOn?: boolean }) => {
  const choices = useResourceChoices();
  return <SelectInput source={props.source} choices={choices} translateChoice={false} />;
};

/**
 * Filters of the audit record. On a phone only the search for an action stays in sight; the rest
 * waits behind the filter button.
 */
const filtersOf = (phone: boolean) => [
  <PersonInput key="actor" source="actor_id" alwaysOn={!phone} sx={{ minWidth: 180 }} />,
  <EnumArrayInput key="action" source="action" of="audit_actions" alwaysOn />,
  <ResourceInput key="resource" source="resource" alwaysOn={!phone} />,
  <WholeInput key="record_id" source="record_id" />,
  <DayInput key="from" source="business_date_gte" />,
  <DayInput key="to" source="business_date_lte" />,
];

export const AuditEventList = () => {
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  // Asked here, or react-admin would first send the request that is refused.
  if (!useMay('audit_events', 'list')) return <AccessDeniedPage />;
  return (
    <List
      filters={filtersOf(phone)}
      actions={<ListToolbar columns={!phone} create={false} />}
      sort={{ field: 'id', order: 'DESC' }}
      perPage={50}
      pagination={<Pager />}
      exporter={false}
      error={<ListError />}
      empty={<EmptyState titleKey="audit.list.empty_title" hintKey="audit.list.empty_hint" />}
    >
      {phone ? <AuditCards /> : <AuditTable />}
    </List>
  );
};

const noMatch = (
  <EmptyState titleKey="audit.list.no_match_title" hintKey="audit.list.no_match_hint" />
);

const AuditTable = () => (
  <DataTable rowClick="show" empty={noMatch} hiddenColumns={['id']}>
    <DataTable.Col source="id" align="right" />
    <DataTable.Col source="occurred_at" field={InstantField} />
    <DataTable.Col source="actor_name" field={ActorName} disableSort />
    <DataTable.Col source="action">
      <EnumField source="action" of="audit_actions" />
    </DataTable.Col>
    <DataTable.Col source="resource" field={ResourceName} />
    <DataTable.Col source="record_id" align="right" disableSort />
    <DataTable.Col source="business_date" disableSort />
  </DataTable>
);

const AuditCards = () => (
  <SimpleList<AuditEvent>
    rowClick="show"
    empty={noMatch}
    primaryText={() => (
      <>
        <EnumField source="action" of="audit_actions" /> · <ResourceName source="resource" />
      </>
    )}
    secondaryText={() => <ActorName />}
    tertiaryText={() => <InstantField source="occurred_at" />}
  />
);
