import { Alert, Box } from '@mui/material';
import { DataTable, SimpleList, useListContext, useTranslate } from 'react-admin';
import type { Message } from '../../server/contract/resources/messages.ts';
import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { DayEdgeInput } from '../shared/DayEdgeInput.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { Instant } from '../shared/InstantField.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { useRowWalk } from '../shared/walk/useBeginWalk.ts';
import { OutboxTabs } from './OutboxTabs.tsx';
import { Why } from './Why.tsx';

const filters = [
  <BorrowerInput key="borrower_id" source="borrower_id" alwaysOn helperText={false} />,
  <LoanInput key="loan_id" source="loan_id" />,
  <EnumInput key="channel" source="channel" of="message_channels" />,
  <EnumInput key="rule" source="rule" of="message_rules" />,
  <DayEdgeInput key="not_before_gte" source="not_before_gte" edge="start" />,
  <DayEdgeInput key="not_before_lte" source="not_before_lte" edge="end" />,
];

/** 发件箱: what will be sent, what was, and why not. */
export function MessageList() {
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={filters}
      create={false}
      table={<Rows />}
      cards={<Cards />}
    >
      <OutboxTabs />
      <DemoNotice />
    </ResourceList>
  );
}

/** Where nothing leaves, the first page says so. */
function DemoNotice() {
  const translate = useTranslate();
  const { data } = useListContext<Message>();
  if (!data?.some(({ rule }) => rule === 'not_leaving')) return null;
  return (
    <Alert severity="info" sx={{ borderRadius: 0 }}>
      {translate('outbox.demo')}
    </Alert>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const kind = Object.keys(filterValues).length === 0 ? 'empty' : 'none';
  return <EmptyState titleKey={`outbox.list.${kind}_title`} hintKey={`outbox.list.${kind}_hint`} />;
}

const TEXT = { maxWidth: 'clamp(120px, calc(50vw - 448px), 420px) !important' } as const;
const SHORT = { maxWidth: 'clamp(100px, calc(25vw - 180px), 260px) !important' } as const;
const HIDDEN = ['sent_to', 'step', 'requested_by', 'cost_minor', 'template_id'];

/** When it left, or the earliest moment at which it may. */
export function When({ message }: { message: Message }) {
  const translate = useTranslate();
  const waits = message.status === 'queued' || message.status === 'held';
  if (!waits) return <Instant at={message.tried_at ?? message.updated_at} />;
  if (message.held_until === null) return <Instant at={null} />;
  const [before = '', after = ''] = translate('outbox.list.from', { when: '\n' }).split('\n');
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {before}
      <Instant at={message.held_until} />
      {after}
    </Box>
  );
}

function Rows() {
  const walk = useRowWalk();
  return (
    <DataTable<Message>
      rowClick={walk}
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<Empty />}
    >
      <DataTable.Col<Message>
        source="id"
        label="outbox.list.when"
        sortByOrder="DESC"
        render={(message) => <When message={message} />}
      />
      <DataTable.Col<Message> source="borrower_id" disableSort field={BorrowerLink} />
      <DataTable.Col<Message>
        source="channel"
        disableSort
        render={() => <EnumField source="channel" of="message_channels" />}
      />
      <DataTable.Col<Message> source="sent_to" disableSort />
      <DataTable.Col<Message> source="text" disableSort cellSx={() => TEXT} />
      <DataTable.Col<Message>
        source="anchor_on"
        label="outbox.list.why"
        disableSort
        cellSx={() => SHORT}
        render={(message) => <Why message={message} />}
      />
      <DataTable.Col<Message>
        source="status"
        disableSort
        render={() => <StatusChip source="status" of="message_statuses" />}
      />
      <DataTable.Col<Message>
        source="rule"
        disableSort
        cellSx={() => SHORT}
        render={() => <EnumField source="rule" of="message_rules" />}
      />
      <DataTable.Col<Message>
        source="template_id"
        disableSort
        render={(row) => row.template_name}
      />
      <DataTable.Col<Message> source="step" disableSort />
      <DataTable.Col<Message> source="requested_by" disableSort field={UserName} />
      <DataTable.Col<Message> source="cost_minor" disableSort align="right" field={MoneyField} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  return (
    <SimpleList<Message>
      rowClick="show"
      empty={<Empty />}
      primaryText={(message) => (
        <Spread>
          <span className="name">{message.borrower_name}</span>
          <StatusChip of="message_statuses" value={message.status} />
        </Spread>
      )}
      secondaryText={(message) => (
        <>
          <Spread>
            <EnumField source="channel" of="message_channels" />
            <When message={message} />
          </Spread>
          <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {message.text}
          </Box>
        </>
      )}
    />
  );
}
