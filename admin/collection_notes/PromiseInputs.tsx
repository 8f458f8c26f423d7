import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { required, useGetMany, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { promisedMost } from '../shared/loanMoney.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';

const isId = (value: unknown): value is number => typeof value === 'number';

/**
 * Asked only where something was promised; the amounts people promise most are one click. A promise
 * for several loans is one amount for all of them.
 */
export function PromiseInputs() {
  const translate = useTranslate();
  const promised = (useWatch({ name: 'outcome' }) as unknown) === 'promised';
  const [loanId, further] = useWatch({ name: ['loan_id', 'loan_ids'] }) as [unknown, unknown];
  const ids = [loanId, ...(Array.isArray(further) ? (further as unknown[]) : [])].filter(isId);
  const { data: loans = [] } = useGetMany<Loan>('loans', { ids }, { enabled: promised });
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
      {ids.length > 1 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {translate('collection_notes.form.promise_together', { smart_count: ids.length })}
        </Typography>
      )}
      <Box
        component="fieldset"
        aria-label={translate('payments.form.fill')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, border: 0, p: 0, m: 0, mb: 1 }}
      >
        {promisedMost(loans).map((fill) => (
          <FillChip key={fill.labelKey} source="promise_amount_minor" {...fill} />
        ))}
      </Box>
    </>
  );
}
