import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { PanelForm } from '../shared/panel/PanelForm.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { owedOf } from '../shared/loanMoney.ts';
import { CaseInputs } from './CaseInputs.tsx';

/** Opens a case beside the loan page, claiming what is owed. */
export function CasePanel({ loan, onSaved }: LoanFormProps<'case'>) {
  const translate = useTranslate();
  return (
    <PanelForm
      resource="legal_cases"
      defaults={{
        loan_id: loan.id,
        claimed_minor: owedOf(loan),
      }}
      savedKey="legal_cases.created"
      saveKey="legal_cases.form.save"
      onSaved={onSaved}
    >
      <CaseInputs loanGiven isNew={false} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('legal_cases.form.draft_hint')}
      </Typography>
    </PanelForm>
  );
}
