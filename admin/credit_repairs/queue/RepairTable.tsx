import { Box } from '@mui/material';
import { DataTable, type RaRecord } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { BorrowerLink } from '../../shared/BorrowerLink.tsx';
import { DayField } from '../../shared/DayField.tsx';
import { EnumField } from '../../shared/EnumField.tsx';
import { InstantField } from '../../shared/InstantField.tsx';
import { LoanLink } from '../../shared/LoanLink.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { Clock } from '../../parts/repairs/Clock.tsx';
import { AssigneeCell } from './ClaimButton.tsx';
import { RepairListEmpty } from './RepairListEmpty.tsx';

const HIDDEN = ['id', 'asks_for', 'received_on', 'decided_on', 'answered_on', 'created_at'];

function KindAndCause() {
  return (
    <Box component="span" sx={{ display: 'block', lineHeight: 1.35 }}>
      <EnumField source="kind" of="repair_kinds" />
      <Box
        component="span"
        sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}
      >
        <EnumField source="cause" of="repair_causes" />
      </Box>
    </Box>
  );
}

/** Marks late rows at their edge too: the eye finds it before it reads. */
const edge = (row: RaRecord) => ({
  '& td:first-of-type': {
    boxShadow: row['clock_state'] === 'overdue' ? 'inset 3px 0 0 var(--late)' : 'none',
  },
});

export function RepairTable() {
  return (
    <Box sx={(theme) => ({ '--late': theme.palette.error.main })}>
      <DataTable<CreditRepair>
        rowClick="show"
        bulkActionButtons={false}
        hiddenColumns={HIDDEN}
        rowSx={edge}
        empty={<RepairListEmpty />}
      >
        <DataTable.Col<CreditRepair>
          source="due_on"
          render={(repair) => <Clock repair={repair} />}
        />
        <DataTable.Col<CreditRepair> source="kind" render={() => <KindAndCause />} />
        <DataTable.Col<CreditRepair> source="borrower_id" field={BorrowerLink} />
        <DataTable.Col<CreditRepair> source="loan_id" field={LoanLink} />
        <DataTable.Col<CreditRepair>
          source="status"
          render={() => <StatusChip source="status" of="repair_statuses" />}
        />
        <DataTable.Col<CreditRepair>
          source="assignee_id"
          render={(repair) => <AssigneeCell repair={repair} />}
        />
        <DataTable.Col<CreditRepair>
          source="asks_for"
          disableSort
          render={() => <EnumField source="asks_for" of="repair_asks" />}
        />
        <DataTable.Col<CreditRepair> source="received_on" field={DayField} />
        <DataTable.Col<CreditRepair> source="decided_on" field={DayField} sortByOrder="DESC" />
        <DataTable.Col<CreditRepair> source="answered_on" field={DayField} sortByOrder="DESC" />
        <DataTable.Col<CreditRepair> source="id" className="figures" />
        <DataTable.Col<CreditRepair> source="created_at" field={InstantField} sortByOrder="DESC" />
      </DataTable>
    </Box>
  );
}
