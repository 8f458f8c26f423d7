import { type Theme, useMediaQuery } from '@mui/material';
import { CreateButton, DataTable, List, SimpleList, TextField } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { CountField } from '../shared/CountField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumArrayInput } from '../shared/EnumArrayInput.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { useRowWalk } from '../shared/walk/useBeginWalk.ts';
import { MoneyField } from '../shared/MoneyField.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { TierField } from '../shared/TierField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Pager } from '../shared/Pager.tsx';

const filters = [
  <SearchBox
    key="q"
    source="q"
    alwaysOn
    hint="borrowers.list.search"
    sx={{ minWidth: { sm: 360 } }}
  />,
  <EnumArrayInput key="identity_status" source="identity_status" of="identity_statuses" />,
  <EnumArrayInput key="employment_status" source="employment_status" of="employment_statuses" />,
  <MoneyInput key="income_from" source="monthly_income_minor_gte" />,
  <MoneyInput key="income_to" source="monthly_income_minor_lte" />,
];

export const BorrowerList = () => {
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <List
      filters={filters}
      actions={<ListToolbar columns={!phone} />}
      sort={{ field: 'id', order: 'DESC' }}
      perPage={25}
      pagination={<Pager />}
      exporter={false}
      error={<ListError />}
      empty={
        <EmptyState
          titleKey="borrowers.list.empty_title"
          hintKey="borrowers.list.empty_hint"
          action={<CreateButton variant="contained" />}
        />
      }
    >
      {phone ? <BorrowerCards /> : <BorrowerTable />}
    </List>
  );
};

const noMatch = (
  <EmptyState titleKey="borrowers.list.no_match_title" hintKey="borrowers.list.no_match_hint" />
);

/** Columns that start hidden: what a call needs stands first. */
const HIDDEN = [
  'external_id',
  'employer_name',
  'monthly_income_minor',
  'other_lenders_count',
  'employment_status',
  'other_debt_minor',
  'created_at',
];

const BorrowerTable = () => (
  <DataTable rowClick={useRowWalk()} empty={noMatch} hiddenColumns={HIDDEN}>
    <DataTable.Col source="full_name">
      <TextField source="full_name" className="name" />
    </DataTable.Col>
    <DataTable.Col source="phone" disableSort />
    <DataTable.Col source="national_id" disableSort />
    <DataTable.Col source="tier" disableSort>
      <TierField />
    </DataTable.Col>
    <DataTable.Col source="days_past_due" align="right" field={CountField} disableSort />
    <DataTable.Col source="overdue_minor" align="right" field={MoneyField} disableSort />
    <DataTable.Col source="outstanding_minor" align="right" field={MoneyField} disableSort />
    <DataTable.Col source="employer_name" disableSort>
      <TextField source="employer_name" emptyText="–" />
    </DataTable.Col>
    <DataTable.Col source="monthly_income_minor" align="right" field={MoneyField} />
    <DataTable.Col source="other_lenders_count" align="right" field={CountField} disableSort />
    <DataTable.Col source="identity_status">
      <StatusChip source="identity_status" of="identity_statuses" />
    </DataTable.Col>
    <DataTable.Col source="external_id" />
    <DataTable.Col source="employment_status" disableSort>
      <EnumField source="employment_status" of="employment_statuses" />
    </DataTable.Col>
    <DataTable.Col source="other_debt_minor" align="right" field={MoneyField} />
    <DataTable.Col source="created_at" field={InstantField} />
  </DataTable>
);

const BorrowerCards = () => (
  <SimpleList<Borrower>
    rowClick={useRowWalk()}
    empty={noMatch}
    primaryText={(borrower) => borrower.full_name}
    secondaryText={(borrower) =>
      [borrower.phone, borrower.employer_name].filter(Boolean).join(' · ')
    }
    tertiaryText={() => <MoneyField source="overdue_minor" />}
  />
);
