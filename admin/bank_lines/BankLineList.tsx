import { Box, List as MuiList, ListItem, ListItemButton, ListItemText } from '@mui/material';
import { DataTable, useCreatePath, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { BankNav } from '../parts/bank/BankNav.tsx';
import { Dash } from '../shared/Dash.tsx';
import { DayField } from '../shared/DayField.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { ListSum } from '../shared/ListSum.tsx';
import { Money, MoneyField } from '../shared/MoneyField.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useBeginWalk, useRowWalk } from '../shared/walk/useBeginWalk.ts';
import { BankTabs } from './BankTabs.tsx';
import { tabOf, WAITING } from './waiting.ts';

const filters = [
  <SearchBox key="q" source="q" alwaysOn hint="bank.list.search" />,
  <DayInput key="booked_on_gte" source="booked_on_gte" />,
  <DayInput key="booked_on_lte" source="booked_on_lte" />,
  <MoneyInput key="amount_minor_gte" source="amount_minor_gte" />,
  <MoneyInput key="amount_minor_lte" source="amount_minor_lte" />,
  <EnumInput key="direction" source="direction" of="bank_directions" />,
  <EnumInput key="doubt" source="doubt" of="bank_doubts" />,
];

/** 流水与认领: the lines that wait for a person, what is in suspense, and all others. */
export function BankLineList() {
  return (
    <>
      <BankNav at="bank_lines" />
      <ResourceList
        sort={{ field: 'booked_on', order: 'ASC' }}
        filters={filters}
        filterDefaultValues={{ status: WAITING }}
        create={false}
        table={<Rows />}
        cards={<Cards />}
      >
        <BankTabs />
        <Sums />
      </ResourceList>
    </>
  );
}

function Sums() {
  const { filterValues } = useListContext();
  const isSuspense = tabOf((filterValues as Record<string, unknown>)['status']) === 'suspense';
  return (
    <Box sx={{ px: 0.5, pt: 1 }}>
      {isSuspense ? (
        <ListSum source="suspense_minor" labelKey="bank.list.suspense" />
      ) : (
        <ListSum source="amount_minor" labelKey="bank.list.sum" />
      )}
    </Box>
  );
}

function Empty() {
  const { filterValues } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const only = Object.keys(values).length === 1 && tabOf(values['status']) === 'waiting';
  const kind = only ? 'empty' : 'none';
  return <EmptyState titleKey={`bank.list.${kind}_title`} hintKey={`bank.list.${kind}_hint`} />;
}

/** The loan that most speaks for, and how much. */
function Best({ line }: { line: BankLine }) {
  const [best] = line.candidates;
  if (best === undefined) return <Dash />;
  return (
    <span>
      <span className="name">{best.borrower_name}</span>{' '}
      <span className="figures">{best.loan_no}</span>
    </span>
  );
}

function Age({ line }: { line: BankLine }) {
  const translate = useTranslate();
  if (line.suspense_days === null) return <Dash />;
  return (
    <span className="figures">
      {translate('bank.list.age', { smart_count: line.suspense_days })}
    </span>
  );
}

const ELLIPSIS = {
  maxWidth: 'clamp(80px, calc(40vw - 432px), 280px)',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const HIDDEN = [
  'direction',
  'payer_account',
  'reference',
  'source_name',
  'value_on',
  'suspense_minor',
];

function Rows() {
  const walk = useRowWalk();
  const { filterValues } = useListContext();
  // The tab says the status, and what waits is in no suspense: columns would say so on every row.
  const tab = tabOf((filterValues as Record<string, unknown>)['status']);
  return (
    <DataTable<BankLine>
      rowClick={walk}
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<Empty />}
    >
      <DataTable.Col<BankLine> source="booked_on" field={DayField} sortByOrder="DESC" />
      <DataTable.Col<BankLine> source="payer_name" disableSort cellSx={() => ELLIPSIS} />
      <DataTable.Col<BankLine> source="remark" disableSort cellSx={() => ELLIPSIS} />
      <DataTable.Col<BankLine>
        source="amount_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<BankLine>
        source="direction"
        disableSort
        render={() => <EnumField source="direction" of="bank_directions" />}
      />
      <DataTable.Col<BankLine>
        source="candidates"
        label="bank.list.best"
        disableSort
        render={(line) => <Best line={line} />}
      />
      <DataTable.Col<BankLine>
        source="doubt"
        label="bank.list.doubt"
        disableSort
        render={() => <EnumField source="doubt" of="bank_doubts" />}
      />
      {tab === 'all' && (
        <DataTable.Col<BankLine>
          source="status"
          render={() => <StatusChip source="status" of="bank_line_statuses" />}
        />
      )}
      {tab !== 'waiting' && (
        <DataTable.Col<BankLine>
          source="suspense_since_on"
          label="resources.bank_lines.fields.suspense_days"
          align="right"
          render={(line) => <Age line={line} />}
        />
      )}
      <DataTable.Col<BankLine>
        source="suspense_minor"
        align="right"
        disableSort
        field={MoneyField}
      />
      <DataTable.Col<BankLine> source="source_name" disableSort />
      <DataTable.Col<BankLine> source="payer_account" disableSort />
      <DataTable.Col<BankLine> source="reference" disableSort />
      <DataTable.Col<BankLine> source="value_on" disableSort field={DayField} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  const { data, isPending } = useListContext<BankLine>();
  const createPath = useCreatePath();
  const begin = useBeginWalk();
  if (isPending) return null;
  if (!data || data.length === 0) return <Empty />;
  return (
    <MuiList disablePadding>
      {data.map((line) => (
        <ListItem key={line.id} disablePadding divider>
          <ListItemButton
            component={Link}
            to={createPath({ resource: 'bank_lines', type: 'show', id: line.id })}
            onClick={begin}
          >
            <ListItemText
              disableTypography
              primary={
                <Spread>
                  <span>{line.payer_name ?? line.remark ?? line.booked_on}</span>
                  <Money minor={line.amount_minor} />
                </Spread>
              }
              secondary={
                <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                  <Spread>
                    <span className="figures">{line.booked_on}</span>
                    <StatusChip value={line.status} of="bank_line_statuses" />
                  </Spread>
                </Box>
              }
            />
          </ListItemButton>
        </ListItem>
      ))}
    </MuiList>
  );
}
