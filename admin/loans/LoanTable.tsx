import { DataTable, useListContext } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { PrepareToolbar } from '../parts/legal/prepare/PrepareToolbar.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { useRowWalk } from '../shared/walk/useBeginWalk.ts';
import { useMay } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import { TierField } from '../shared/TierField.tsx';
import { LoanListEmpty } from './LoanListEmpty.tsx';
import { QuickNote } from '../parts/loans/QuickNote.tsx';

/**
 * Columns that start hidden, so that the rest fits 1280 px; the columns button brings them back.
 */
const HIDDEN = [
  'product',
  'overdue_stage',
  'handled_tier',
  'next_due_on',
  'oldest_unpaid_due_on',
  'status',
  'asset_class',
  'principal_outstanding_minor',
  'disbursed_on',
];

export function LoanTable() {
  const { filterValues } = useListContext();
  // Where all are of one tier, the filter says so; a column would say it on every row.
  const ofOneTier = typeof (filterValues as { tier?: unknown }).tier === 'string';
  const rowWalk = useRowWalk();
  const mayPrepare = useMay('legal_cases', 'prepare');
  return (
    <DataTable<Loan>
      rowClick={rowWalk}
      bulkActionsToolbar={<PrepareToolbar />}
      bulkActionButtons={mayPrepare}
      hiddenColumns={HIDDEN}
      empty={<LoanListEmpty />}
    >
      <DataTable.Col<Loan> source="loan_no" field={CopyField} />
      <DataTable.Col<Loan> source="borrower_id" field={BorrowerLink} />
      <DataTable.Col<Loan>
        source="product"
        render={() => <EnumField source="product" of="products" />}
      />
      {!ofOneTier && (
        <DataTable.Col<Loan>
          source="tier"
          render={({ tier }) =>
            tier === null ? <StatusChip source="status" of="loan_statuses" /> : <TierField />
          }
        />
      )}
      <DataTable.Col<Loan>
        source="days_past_due"
        align="right"
        render={({ days_past_due }) => days_past_due || '–'}
        sortByOrder="DESC"
      />
      <DataTable.Col<Loan>
        source="overdue_stage"
        disableSort
        render={() => <EnumField source="overdue_stage" of="overdue_stages" />}
      />
      <DataTable.Col<Loan>
        source="handled_tier"
        disableSort
        render={({ handled_tier }) => <TierChip tier={handled_tier} short />}
      />
      <DataTable.Col<Loan>
        source="overdue_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Loan>
        source="outstanding_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Loan>
        source="principal_outstanding_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Loan> source="next_due_on" disableSort field={DayField} />
      <DataTable.Col<Loan> source="oldest_unpaid_due_on" field={DayField} />
      <DataTable.Col<Loan> source="disbursed_on" field={DayField} />
      <DataTable.Col<Loan> source="assigned_to" disableSort field={UserName} />
      <DataTable.Col<Loan>
        source="status"
        render={() => <StatusChip source="status" of="loan_statuses" />}
      />
      <DataTable.Col<Loan>
        source="asset_class"
        disableSort
        render={() => <EnumField source="asset_class" of="asset_classes" />}
      />
      <DataTable.Col<Loan>
        source="id"
        label="loans.actions.note"
        disableSort
        align="right"
        render={({ id }) => <QuickNote loanId={id} onward />}
      />
    </DataTable>
  );
}
