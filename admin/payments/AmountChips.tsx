import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { usePayoff } from '../parts/ledger/useLedger.ts';
import { FillChip } from '../shared/FillChip.tsx';
import { paidMost } from '../shared/loanMoney.ts';

/**
 * The amounts people pay most, one click each; what settles the loan is the server's quote for the
 * date of the form.
 */
export function AmountChips({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const paid_on = useWatch({ name: 'paid_on' }) as unknown;
  const { data: payoff, isError } = usePayoff(loan.id, paid_on);
  const fills = paidMost(loan, isError ? 0 : payoff?.amount_minor);
  return (
    <Box
      component="fieldset"
      aria-label={translate('payments.form.fill')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1, border: 0, p: 0, m: 0 }}
    >
      {fills.map((fill) => (
        <FillChip key={fill.labelKey} source="amount_minor" {...fill} />
      ))}
    </Box>
  );
}
