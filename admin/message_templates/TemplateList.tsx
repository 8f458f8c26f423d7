import { Box } from '@mui/material';
import { DataTable, SimpleList, useListContext, useTranslate } from 'react-admin';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import { useNamedText } from '../parts/messages/useNamedText.ts';
import { Dash } from '../shared/Dash.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMay } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { TemplateTabs } from './TemplateTabs.tsx';

const filters = [
  <SearchBox key="q" source="q" alwaysOn hint="templates.list.search" />,
  <EnumInput key="channel" source="channel" of="message_channels" />,
];

/** 消息模板: the texts that may be sent, and those that wait for approval. */
export function TemplateList() {
  const mayWrite = useMay('message_templates', 'create');
  return (
    <ResourceList
      sort={{ field: 'name', order: 'ASC' }}
      filters={filters}
      create={mayWrite}
      table={<Rows />}
      cards={<Cards />}
    >
      <TemplateTabs />
    </ResourceList>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const kind = Object.keys(filterValues).length === 0 ? 'empty' : 'none';
  return (
    <EmptyState titleKey={`templates.list.${kind}_title`} hintKey={`templates.list.${kind}_hint`} />
  );
}

const TEXT = { maxWidth: 'clamp(120px, calc(60vw - 428px), 560px) !important' } as const;

function Version({ number }: { number: number | null }) {
  const translate = useTranslate();
  return number === null ? (
    <Dash />
  ) : (
    <span className="figures">{translate('templates.list.version', { number })}</span>
  );
}

function Rows() {
  const named = useNamedText();
  return (
    <DataTable<MessageTemplate>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={['updated_at']}
      empty={<Empty />}
    >
      <DataTable.Col<MessageTemplate> source="name" />
      <DataTable.Col<MessageTemplate>
        source="channel"
        render={() => <EnumField source="channel" of="message_channels" />}
      />
      <DataTable.Col<MessageTemplate>
        source="text_zh"
        disableSort
        cellSx={() => TEXT}
        render={(template) => named(template.text_zh)}
      />
      <DataTable.Col<MessageTemplate>
        source="approved_number"
        disableSort
        render={(template) => <Version number={template.approved_number} />}
      />
      <DataTable.Col<MessageTemplate>
        source="proposed_number"
        disableSort
        render={(template) => <Version number={template.proposed_number} />}
      />
      <DataTable.Col<MessageTemplate> source="code" />
      <DataTable.Col<MessageTemplate> source="updated_at" field={InstantField} sortByOrder="DESC" />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  const named = useNamedText();
  return (
    <SimpleList<MessageTemplate>
      rowClick="show"
      empty={<Empty />}
      primaryText={(template) => (
        <Spread>
          <span>{template.name}</span>
          <EnumField source="channel" of="message_channels" />
        </Spread>
      )}
      secondaryText={(template) => (
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          {named(template.text_zh)}
        </Box>
      )}
    />
  );
}
