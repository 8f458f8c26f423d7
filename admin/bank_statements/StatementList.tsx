import { Box, Button, List as MuiList, ListItem, ListItemText } from '@mui/material';
import {
  DataTable,
  ReferenceField,
  TextField,
  useListContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { BankStatement } from '../../server/contract/resources/bankStatements.ts';
import { BankNav } from '../parts/bank/BankNav.tsx';
import { CountField } from '../shared/CountField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

const filters = [<SearchBox key="q" source="q" alwaysOn hint="bank.statement.search" />];

/** The statements that came in, the latest first. */
export function StatementList() {
  return (
    <>
      <BankNav at="bank_statements" />
      <ResourceList
        sort={{ field: 'id', order: 'DESC' }}
        filters={filters}
        create={false}
        table={<Rows />}
        cards={<Cards />}
      />
    </>
  );
}

const Empty = () => (
  <EmptyState titleKey="bank.statement.empty_title" hintKey="bank.statement.empty_hint" />
);

/** The lines of a statement, whatever became of them. */
const linesOf = (id: number): string =>
  `/bank_lines?filter=${encodeURIComponent(JSON.stringify({ statement_id: id }))}`;

/** The way to a statement's lines, and on where some were not looked up yet. */
function Onward() {
  const translate = useTranslate();
  const statement = useRecordContext<BankStatement>();
  const mayMatch = useMay('bank_statements', 'match');
  const [match, { isPending }] = useCommand('bank_statements', 'match');
  if (!statement) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <NamedLink to={linesOf(statement.id)}>{translate('bank.statement.lines')}</NamedLink>
      {mayMatch && statement.unread_count > 0 && (
        <Button size="small" disabled={isPending} onClick={() => void match(statement.id)}>
          {translate('bank.upload.again')}
        </Button>
      )}
    </Box>
  );
}

const Source = () => (
  <ReferenceField source="source_id" reference="bank_sources" link={false}>
    <TextField source="name" />
  </ReferenceField>
);

function Rows() {
  return (
    <DataTable<BankStatement> rowClick={false} bulkActionButtons={false} empty={<Empty />}>
      <DataTable.Col<BankStatement> source="created_at" field={InstantField} />
      <DataTable.Col<BankStatement> source="source_id" disableSort render={() => <Source />} />
      <DataTable.Col<BankStatement> source="file_name" disableSort />
      <DataTable.Col<BankStatement> source="lines_count" align="right" field={CountField} />
      <DataTable.Col<BankStatement>
        source="booked_count"
        align="right"
        disableSort
        field={CountField}
      />
      <DataTable.Col<BankStatement>
        source="waiting_count"
        align="right"
        disableSort
        field={CountField}
      />
      <DataTable.Col<BankStatement>
        source="left_out_count"
        align="right"
        disableSort
        field={CountField}
      />
      <DataTable.Col<BankStatement>
        source="in_minor"
        align="right"
        disableSort
        field={MoneyField}
      />
      <DataTable.Col<BankStatement> label={false} disableSort render={() => <Onward />} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  const translate = useTranslate();
  const { data, isPending } = useListContext<BankStatement>();
  if (isPending) return null;
  if (!data || data.length === 0) return <Empty />;
  return (
    <MuiList disablePadding>
      {data.map((statement) => (
        <ListItem key={statement.id} divider>
          <ListItemText
            primary={<NamedLink to={linesOf(statement.id)}>{statement.file_name}</NamedLink>}
            secondary={translate('bank.upload.done', {
              booked: statement.booked_count,
              waiting: statement.waiting_count,
            })}
          />
        </ListItem>
      ))}
    </MuiList>
  );
}
