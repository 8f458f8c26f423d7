import { DataTable } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { Dash } from '../shared/Dash.tsx';
import { DayField } from '../shared/DayField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { UserName } from '../shared/UserName.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { CaseListEmpty } from './CaseListEmpty.tsx';
import { CaseNo } from '../parts/legal/CaseNo.tsx';
import { NextDeadline } from '../parts/legal/NextDeadline.tsx';

const HIDDEN = [
  'loan_id',
  'stage_on',
  'court',
  'law_firm',
  'filed_on',
  'awarded_minor',
  'limitation_expires_on',
];

export function CaseTable() {
  return (
    <DataTable<LegalCase>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<CaseListEmpty />}
    >
      <DataTable.Col<LegalCase> source="case_no" field={CaseNo} />
      <DataTable.Col<LegalCase> source="loan_id" field={LoanLink} />
      <DataTable.Col<LegalCase>
        source="borrower_id"
        disableSort
        render={() => <BorrowerOfLoan />}
      />
      <DataTable.Col<LegalCase>
        source="stage"
        render={() => <StatusChip source="stage" of="case_stages" />}
      />
      <DataTable.Col<LegalCase> source="stage_on" field={DayField} sortByOrder="DESC" />
      <DataTable.Col<LegalCase> source="court" render={({ court }) => court ?? <Dash />} />
      <DataTable.Col<LegalCase> source="law_firm" render={({ law_firm }) => law_firm ?? <Dash />} />
      <DataTable.Col<LegalCase>
        source="claimed_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<LegalCase>
        source="awarded_minor"
        align="right"
        field={MoneyField}
        sortByOrder="DESC"
      />
      <DataTable.Col<LegalCase> source="filed_on" field={DayField} />
      <DataTable.Col<LegalCase>
        source="limitation_expires_on"
        label="legal_cases.list.limitation"
        field={DayField}
      />
      <DataTable.Col<LegalCase>
        source="next_deadline_on"
        cellSx={() => ({ maxWidth: 'none !important' })}
        field={NextDeadline}
      />
      <DataTable.Col<LegalCase> source="owner_id" field={UserName} />
    </DataTable>
  );
}
