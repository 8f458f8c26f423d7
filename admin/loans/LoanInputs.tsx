import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { TextInput, required, useTranslate } from 'react-admin';
import { BorrowerInput } from '../shared/BorrowerInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { LoanRules } from './LoanRules.tsx';
import { LoanMoney } from './LoanMoney.tsx';
import { SchedulePreview } from './SchedulePreview.tsx';

function Part({ titleKey, children }: { titleKey: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mb: 2, p: 0, minWidth: 0, width: '100%' }}>
      <Typography component="legend" variant="subtitle1" sx={{ fontWeight: 600, p: 0, mb: 1 }}>
        {useTranslate()(titleKey)}
      </Typography>
      {children}
    </Box>
  );
}

/**
 * The fields of a loan. `locked`: something was paid, so what is owed can no longer change here.
 */
export function LoanInputs({ locked = false }: { locked?: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 4,
        width: '100%',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 4fr)' },
      }}
    >
      <Box sx={{ '& input[readonly]': { color: 'text.disabled' } }}>
        <Part titleKey="loans.form.who">
          <FormGrid>
            <BorrowerInput
              source="borrower_id"
              validate={required()}
              readOnly={locked}
              helperText={false}
            />
            <EnumInput source="product" of="products" validate={required()} helperText={false} />
            <TextInput source="loan_no" helperText="loans.form.loan_no_help" />
            <PersonInput
              source="assigned_to"
              among={DESK_PEOPLE}
              helperText="loans.form.assigned_help"
            />
          </FormGrid>
        </Part>
        {locked && (
          <Alert severity="info" sx={{ mb: 2 }}>
            <AlertTitle>{translate('loans.form.locked_title')}</AlertTitle>
            {translate('loans.form.locked_body')}
          </Alert>
        )}
        <Part titleKey="loans.form.money">
          <LoanMoney locked={locked} />
        </Part>
        <Part titleKey="loans.form.rules">
          <LoanRules locked={locked} />
        </Part>
      </Box>
      <SchedulePreview />
    </Box>
  );
}
