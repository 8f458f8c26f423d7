import Typography from '@mui/material/Typography';
import { DataTable, ReferenceManyField, useListContext, useTranslate } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { CaseNo } from '../parts/legal/CaseNo.tsx';
import { NextDeadline } from '../parts/legal/NextDeadline.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Pager } from '../shared/Pager.tsx';

const PAGE = 25;

/** The legal cases of this loan. */
export function LoanCases() {
  return (
    <ReferenceManyField
      reference="legal_cases"
      target="loan_id"
      sort={{ field: 'stage_on', order: 'DESC' }}
      perPage={PAGE}
      pagination={<Pages />}
    >
      <DataTable<LegalCase>
        storeKey="legal_cases.of_loan"
        rowClick="show"
        bulkActionButtons={false}
        empty={<NoCase />}
      >
        <DataTable.Col<LegalCase> source="case_no" field={CaseNo} />
        <DataTable.Col<LegalCase>
          source="stage"
          render={() => <StatusChip source="stage" of="case_stages" />}
        />
        <DataTable.Col<LegalCase> source="claimed_minor" align="right" field={MoneyField} />
        <DataTable.Col<LegalCase> source="next_deadline_on" field={NextDeadline} />
      </DataTable>
    </ReferenceManyField>
  );
}

/** The pages of cases; more than one is rare. */
function Pages() {
  const { total = 0 } = useListContext();
  return total > PAGE ? <Pager sizes={[]} /> : null;
}

function NoCase() {
  const translate = useTranslate();
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', px: { xs: 2, sm: 3 }, py: 2 }}>
      {translate('legal_cases.list.none_of_loan')}
    </Typography>
  );
}
