import { Box } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { formatMoney } from '../shared/format.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';

/** Asks that credit, which nothing took, goes back to the borrower. */
export function RefundPanel(props: LoanFormProps<'refund'>) {
  const translate = useTranslate();
  const value_on = useBusinessDate();
  const credit = props.loan.unallocated_minor;
  return (
    <AdjustForm
      {...props}
      hint={translate('adjustments.form.refund_hint', { amount: formatMoney(credit) })}
      defaults={{ value_on, amount_minor: credit }}
    >
      <MoneyInput source="amount_minor" validate={required()} fullWidth helperText={false} />
      <Box sx={{ mb: 1 }}>
        <FillChip source="amount_minor" minor={credit} labelKey="adjustments.form.refund_all" />
      </Box>
      <DayInput
        source="value_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.value_on_help"
      />
    </AdjustForm>
  );
}
