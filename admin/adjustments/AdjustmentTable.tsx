import { DataTable } from 'react-admin';
import type { Adjustment } from '../../server/contract/resources/adjustments.ts';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { Dash } from '../shared/Dash.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { AdjustmentListEmpty } from './AdjustmentListEmpty.tsx';

const HIDDEN = ['reason', 'created_at', 'decided_by', 'posted_at'];

export function AdjustmentTable() {
  return (
    <DataTable<Adjustment>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<AdjustmentListEmpty />}
    >
      <DataTable.Col<Adjustment> source="loan_id" field={LoanLink} />
      <DataTable.Col<Adjustment>
        label="resources.loans.fields.borrower_id"
        disableSort
        render={() => <BorrowerOfLoan />}
      />
      <DataTable.Col<Adjustment>
        source="kind"
        render={() => <EnumField source="kind" of="adjustment_kinds" />}
      />
      <DataTable.Col<Adjustment>
        source="component"
        disableSort
        render={(row) => <About adjustment={row} />}
      />
      <DataTable.Col<Adjustment>
        source="amount_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<Adjustment> source="value_on" field={DayField} sortByOrder="DESC" />
      <DataTable.Col<Adjustment> source="reason" disableSort />
      <DataTable.Col<Adjustment> source="requested_by" disableSort field={UserName} />
      <DataTable.Col<Adjustment> source="created_at" field={InstantField} sortByOrder="DESC" />
      <DataTable.Col<Adjustment>
        source="status"
        render={() => <StatusChip source="status" of="adjustment_statuses" />}
      />
      <DataTable.Col<Adjustment> source="decided_by" disableSort field={UserName} />
      <DataTable.Col<Adjustment> source="posted_at" disableSort field={InstantField} />
    </DataTable>
  );
}

/** The cost charged, or the component waived. */
function About({ adjustment: { cost_kind, component } }: { adjustment: Adjustment }) {
  if (cost_kind) return <EnumField source="cost_kind" of="cost_kinds" />;
  return component ? <EnumField source="component" of="components" /> : <Dash />;
}
