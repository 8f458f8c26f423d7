import { Button } from '@mui/material';
import { DataTable, SimpleList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Import } from '../../server/contract/resources/imports.ts';
import { CountField } from '../shared/CountField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMay } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';

const FILTERS = [
  <SearchBox key="q" source="q" alwaysOn hint="imports.search" />,
  <EnumInput key="status" source="status" of="import_statuses" alwaysOn />,
];

const Empty = () => <EmptyState titleKey="imports.empty_title" hintKey="imports.empty_hint" />;

/** The imports there were, the latest first, and the way to a new one. */
export function ImportList() {
  const translate = useTranslate();
  const mayBring = useMay('imports', 'create');
  if (!useMay('imports', 'list')) return <AccessDeniedPage />;
  return (
    <ResourceList
      sort={{ field: 'id', order: 'DESC' }}
      filters={FILTERS}
      create={false}
      table={<Rows />}
      cards={<Cards />}
      tools={
        mayBring && (
          <Button component={Link} to="/imports/create" variant="contained" size="small">
            {translate('imports.drop')}
          </Button>
        )
      }
    />
  );
}

/** Who brought it; the command line where nobody did. */
export function Bringer({ record }: { record: Import }) {
  const translate = useTranslate();
  return record.created_by === null ? (
    <>{translate('imports.command')}</>
  ) : (
    <UserName source="created_by" />
  );
}

const fileNames = ({ files }: Import): string => files.map(({ name }) => name).join('、');

function Rows() {
  return (
    <DataTable<Import> rowClick="show" bulkActionButtons={false} empty={<Empty />}>
      <DataTable.Col<Import> source="created_at" field={InstantField} sortByOrder="DESC" />
      <DataTable.Col<Import> source="source" disableSort />
      <DataTable.Col<Import> source="files" disableSort render={fileNames} />
      <DataTable.Col<Import>
        source="created_by"
        disableSort
        render={(record) => <Bringer record={record} />}
      />
      <DataTable.Col<Import>
        source="status"
        disableSort
        render={() => <StatusChip source="status" of="import_statuses" />}
      />
      <DataTable.Col<Import> source="loans_count" align="right" field={CountField} />
      <DataTable.Col<Import> source="payments_count" align="right" disableSort field={CountField} />
      <DataTable.Col<Import> source="refused_count" align="right" disableSort field={CountField} />
      <DataTable.Col<Import> source="principal_minor" align="right" field={MoneyField} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  return (
    <SimpleList<Import>
      empty={<Empty />}
      linkType="show"
      primaryText={(record) => (
        <Spread>
          <span>{record.source}</span>
          <StatusChip source="status" of="import_statuses" />
        </Spread>
      )}
      secondaryText={(record) => (
        <>
          {fileNames(record)} · <InstantField source="created_at" />
        </>
      )}
    />
  );
}
