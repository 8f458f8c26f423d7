import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { EditButton, Show, TextField, useRecordContext, useTranslate } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { AttachmentPanel } from '../attachments/AttachmentPanel.tsx';
import { BorrowerOfLoan } from '../payments/BorrowerOfLoan.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { NextDeadline } from './NextDeadline.tsx';
import { DayField } from '../shared/DayField.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { QuickNote } from '../loans/QuickNote.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { AdvanceCaseButton } from './AdvanceCaseButton.tsx';
import { CaseStages } from './CaseStages.tsx';
import { DeleteCaseButton } from './DeleteCaseButton.tsx';

const field = (name: string) => `resources.legal_cases.fields.${name}`;

function CaseTitle() {
  const translate = useTranslate();
  const legalCase = useRecordContext<LegalCase>();
  return <span>{legalCase && translate('legal_cases.show.title', { no: legalCase.case_no ?? `#${legalCase.id}` })}</span>;
}

function CaseFacts() {
  return (
    <Facts>
      <Fact labelKey={field('claimed_minor')} strong>
        <MoneyField source="claimed_minor" />
      </Fact>
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
        <QuickNote />
      </Fact>
      <Fact labelKey="resources.loans.fields.borrower_id">
        <BorrowerOfLoan />
      </Fact>
      <Fact labelKey={field('case_no')}>
        <CopyField source="case_no" />
      </Fact>
      <Fact labelKey={field('court')}>
        <TextField source="court" emptyText="–" />
      </Fact>
      <Fact labelKey={field('law_firm')}>
        <TextField source="law_firm" emptyText="–" />
      </Fact>
      <Fact labelKey={field('filed_on')}>
        <DayField source="filed_on" />
      </Fact>
      <Fact labelKey={field('limitation_expires_on')}>
        <DayField source="limitation_expires_on" />
      </Fact>
      <Fact labelKey={field('next_deadline_on')}>
        <NextDeadline />
      </Fact>
    </Facts>
  );
}

/** What a court is shown. */
function CaseFiles() {
  const legalCase = useRecordContext<LegalCase>();
  return legalCase ? <AttachmentPanel resource="legal_cases" recordId={legalCase.id} /> : null;
}

export function CaseShow() {
  return (
    <Show title={<CaseTitle />} actions={false} component="div" error={<ShowError />}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
        <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'flex-start' }}>
          <Box sx={{ flex: '1 1 480px', minWidth: 0 }}>
            <CaseFacts />
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <AdvanceCaseButton />
            <EditButton />
            <DeleteCaseButton />
          </Box>
        </Card>
        <CaseStages />
        <CaseFiles />
      </Box>
    </Show>
  );
}
