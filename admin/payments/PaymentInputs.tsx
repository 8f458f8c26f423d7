import Box from '@mui/material/Box';
import { TextInput, required, useGetOne } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { AllocationPreview } from './AllocationPreview.tsx';
import { AmountChips } from './AmountChips.tsx';

interface PaymentInputsProps {
  /** The loan is settled by where the form stands, and is not asked for. */
  loanGiven?: boolean;
}

/** A payment as it comes in, and what it will do, before it is saved. */
export function PaymentInputs({ loanGiven = false }: PaymentInputsProps) {
  const loan_id = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: loan_id as number },
    { enabled: typeof loan_id === 'number' },
  );
  return (
    <Box
      sx={{
        width: '100%',
        display: 'grid',
        columnGap: 5,
        rowGap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: loanGiven
          ? 'minmax(0, 1fr)'
          : { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
      }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
        {!loanGiven && <LoanInput source="loan_id" validate={required()} helperText={false} />}
        <MoneyInput source="amount_minor" validate={required()} fullWidth helperText={false} />
        {loan && <AmountChips loan={loan} />}
        <DayInput source="paid_on" validate={required()} helperText="payments.form.paid_on_help" />
        <ChoiceButtons source="channel" of="payment_channels" isRequired />
        <TextInput source="memo" multiline helperText={false} />
      </Box>
      <AllocationPreview />
    </Box>
  );
}
