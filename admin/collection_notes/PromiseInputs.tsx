import Box from '@mui/material/Box';
import { required, useGetOne, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { promisedMost } from '../shared/loanMoney.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';

/** Asked only where something was promised; the amounts people promise most are one click. */
export function PromiseInputs() {
  const translate = useTranslate();
  const promised = (useWatch({ name: 'outcome' }) as unknown) === 'promised';
  const loanId = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: typeof loanId === 'number' ? loanId : 0 },
    { enabled: promised && typeof loanId === 'number' },
  );
  if (!promised) return null;
  return (
    <>
      <FormGrid>
        <DayInput source="promise_on" validate={required()} helperText={false} />
        <MoneyInput
          source="promise_amount_minor"
          validate={required()}
          helperText={false}
          fullWidth
        />
      </FormGrid>
      <Box
        component="fieldset"
        aria-label={translate('payments.form.fill')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, border: 0, p: 0, m: 0, mb: 1 }}
      >
        {(loan ? promisedMost(loan) : []).map((fill) => (
          <FillChip key={fill.labelKey} source="promise_amount_minor" {...fill} />
        ))}
      </Box>
    </>
  );
}
