import { DataTable, Pagination, ReferenceManyField } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { CaseNo } from '../legal_cases/CaseNo.tsx';
import { Dash } from '../shared/Dash.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';

/** The legal cases of this loan. */
export function LoanCases() {
  return (
    <ReferenceManyField reference="legal_cases" target="loan_id" sort={{ field: 'stage_on', order: 'DESC' }} perPage={25} pagination={<Pagination rowsPerPageOptions={[]} />}>
      <DataTable<LegalCase>
        storeKey="legal_cases.of_loan"
        rowClick="show"
        bulkActionButtons={false}
        empty={<EmptyState titleKey="legal_cases.list.empty_title" hintKey="legal_cases.list.empty_hint" />}
      >
        <DataTable.Col<LegalCase> source="case_no" field={CaseNo} />
        <DataTable.Col<LegalCase> source="stage" render={() => <StatusChip source="stage" of="case_stages" />} />
        <DataTable.Col<LegalCase> source="stage_on" field={DayField} />
        <DataTable.Col<LegalCase> source="court" render={({ court }) => court ?? <Dash />} />
        <DataTable.Col<LegalCase> source="claimed_minor" align="right" field={MoneyField} />
      </DataTable>
    </ReferenceManyField>
  );
}
