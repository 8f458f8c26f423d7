import { Box } from '@mui/material';
import { DataTable } from 'react-admin';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { KindsField } from '../parts/restructures/KindsField.tsx';
import { RestructureListEmpty } from './RestructureListEmpty.tsx';

const HIDDEN = [
  'cause',
  'capitalised_minor',
  'decided_by',
  'effective_at',
  'observation_ends_on',
  'created_at',
];

export function RestructureTable() {
  return (
    <DataTable<Restructure>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<RestructureListEmpty />}
    >
      <DataTable.Col<Restructure> source="loan_id" field={LoanLink} />
      <DataTable.Col<Restructure> source="borrower_id" disableSort field={BorrowerLink} />
      <DataTable.Col<Restructure>
        source="kinds"
        disableSort
        render={() => (
          <Box sx={{ maxWidth: 160, whiteSpace: 'normal' }}>
            <KindsField />
          </Box>
        )}
      />
      <DataTable.Col<Restructure>
        source="cause"
        disableSort
        render={() => <EnumField source="cause" of="distress_causes" />}
      />
      <DataTable.Col<Restructure>
        source="status"
        render={() => <StatusChip source="status" of="restructure_statuses" />}
      />
      <DataTable.Col<Restructure>
        source="waived_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Restructure>
        source="capitalised_minor"
        disableSort
        align="right"
        field={MoneyField}
      />
      <DataTable.Col<Restructure>
        source="total_after_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Restructure> source="requested_by" disableSort field={UserName} />
      <DataTable.Col<Restructure> source="submitted_at" field={InstantField} sortByOrder="DESC" />
      <DataTable.Col<Restructure> source="decided_by" disableSort field={UserName} />
      <DataTable.Col<Restructure> source="effective_at" disableSort field={InstantField} />
      <DataTable.Col<Restructure>
        source="plan_status"
        disableSort
        render={() => <StatusChip source="plan_status" of="plan_statuses" />}
      />
      <DataTable.Col<Restructure> source="observation_ends_on" disableSort field={DayField} />
      <DataTable.Col<Restructure> source="created_at" field={InstantField} sortByOrder="DESC" />
    </DataTable>
  );
}
