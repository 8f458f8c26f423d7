import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import {
  BooleanInput,
  TextInput,
  required,
  useGetOne,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { CASE_STAGES } from '../../server/contract/enums.ts';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { AwardWarning } from './AwardWarning.tsx';
import { StaysInput } from './StaysInput.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';
import { owedOf } from '../shared/loanMoney.ts';

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
      <MoneyInput
        source="claimed_minor"
        validate={required()}
        fullWidth
        helperText={isNew ? 'legal_cases.form.claimed_help' : false}
      />
      <PersonInput source="owner_id" among={DESK_PEOPLE} helperText="legal_cases.form.owner_help" />
      <FormGrid>
        <TextInput source="court" helperText={false} />
        <TextInput source="judge" helperText={false} />
        <TextInput source="law_firm" helperText={false} />
        <TextInput source="lawyer" helperText={false} />
      </FormGrid>
      <TextInput source="case_no" helperText="legal_cases.form.case_no_help" />
      <AfterFiling />
    </Box>
  );
}

/** The dates that the clocks after the filing run on, once the case is that far. */
function AfterFiling() {
  const translate = useTranslate();
  const legalCase = useRecordContext<LegalCase>();
  const reached = legalCase?.stage === undefined ? -1 : CASE_STAGES.indexOf(legalCase.stage);
  if (reached < 0) return null;
  const filed = reached >= CASE_STAGES.indexOf('filed');
  const judged = reached >= CASE_STAGES.indexOf('judgment');
  return (
    <>
      <DayInput source="handed_in_on" helperText="legal_cases.form.handed_in_help" />
      {filed && <DayInput source="filed_on" helperText={false} />}
      <FormGrid>
        <DayInput source="fee_notice_on" helperText="legal_cases.form.fee_help" />
        <DayInput source="fee_paid_on" helperText={false} />
      </FormGrid>
      {judged && (
        <>
          <Typography component="h2" variant="subtitle2" sx={{ mt: 1.5 }}>
            {translate('legal_cases.show.decision')}
          </Typography>
          <FormGrid>
            <EnumInput source="decision_kind" of="decision_kinds" helperText={false} />
            <MoneyInput source="awarded_minor" helperText={false} />
            <DayInput source="served_on" helperText="legal_cases.form.served_help" />
            <DayInput source="last_served_on" helperText="legal_cases.form.last_served_help" />
            <DayInput source="appealed_on" helperText={false} />
            <DayInput source="took_effect_on" helperText="legal_cases.advance.took_effect_help" />
            <DayInput
              source="performance_ends_on"
              helperText="legal_cases.advance.performance_help"
            />
            <WholeInput
              source="performance_days"
              helperText="legal_cases.advance.performance_days_help"
            />
          </FormGrid>
          <AwardWarning
            claimed_minor={legalCase?.claimed_minor ?? 0}
            costs_minor={legalCase?.costs_minor ?? 0}
          />
          <BooleanInput source="decision_final" helperText="legal_cases.advance.final_help" />
          {reached >= CASE_STAGES.indexOf('enforcement') && (
            <DayInput source="enforcement_applied_on" helperText={false} />
          )}
          <StaysInput />
        </>
      )}
    </>
  );
}

/** Keeps the claim equal to what is owed until someone types another amount. */
function ClaimFollowsLoan() {
  const { setValue, getFieldState } = useFormContext();
  const loan_id = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: loan_id as number },
    { enabled: typeof loan_id === 'number' },
  );
  useEffect(() => {
    if (loan && !getFieldState('claimed_minor').isTouched) setValue('claimed_minor', owedOf(loan));
  }, [loan, setValue, getFieldState]);
  return null;
}
