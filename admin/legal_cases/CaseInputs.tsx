import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { TextInput, required, useGetOne } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';

interface CaseInputsProps {
  /** The loan is settled by where the form stands, and is not asked for. */
  loanGiven?: boolean;
  isNew?: boolean;
}

/** The fields of a legal case. The stage is not among them: it only ever moves on. */
export function CaseInputs({ loanGiven = false, isNew = false }: CaseInputsProps) {
  return (
    <Box sx={{ width: '100%', display: 'flex', flexDirection: 'column' }}>
      {!loanGiven && <LoanInput source="loan_id" validate={required()} helperText={false} />}
      {isNew && <ClaimFollowsLoan />}
      <MoneyInput source="claimed_minor" validate={required()} fullWidth helperText={isNew ? 'legal_cases.form.claimed_help' : false} />
      <TextInput source="court" helperText={false} />
      <TextInput source="law_firm" helperText={false} />
      <TextInput source="case_no" helperText="legal_cases.form.case_no_help" />
      <DayInput source="filed_on" helperText="legal_cases.form.filed_on_help" />
    </Box>
  );
}

/** What is owed is what is claimed, until someone types another amount. */
function ClaimFollowsLoan() {
  const { setValue, getFieldState } = useFormContext();
  const loan_id = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>('loans', { id: loan_id as number }, { enabled: typeof loan_id === 'number' });
  useEffect(() => {
    if (loan && !getFieldState('claimed_minor').isTouched) setValue('claimed_minor', loan.outstanding_minor + loan.penalty_minor);
  }, [loan, setValue, getFieldState]);
  return null;
}
