import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { usePayoff } from '../parts/ledger/useLedger.ts';
import { FillChip } from '../shared/FillChip.tsx';

/**
 * The amounts people pay most, one click each. Penalty is taken before what is overdue, so it is
 * part of catching up; what settles the loan is the server's quote for the date of the form.
 */
export function AmountChips({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const paid_on = useWatch({ name: 'paid_on' }) as unknown;
  const { data: payoff, isError } = usePayoff(loan.id, paid_on);
  const amounts = [
    [
      loan.penalty_minor > 0 ? 'payments.form.overdue_penalty_chip' : 'payments.form.overdue_chip',
      loan.overdue_minor > 0 ? loan.overdue_minor + loan.penalty_minor : 0,
    ],
    ['payments.form.next_chip', loan.overdue_minor > 0 ? 0 : loan.next_due_minor],
    ['payoff.chip', isError ? 0 : Math.max(payoff?.amount_minor ?? 0, 0)],
  ] as const;
  const seen = new Set<number>([0]);
  return (
    <Box
      component="fieldset"
      aria-label={translate('payments.form.fill')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1, border: 0, p: 0, m: 0 }}
    >
      {amounts
        .filter(([, amount]) => !seen.has(amount) && seen.add(amount))
        .map(([key, amount]) => (
          <FillChip key={key} source="amount_minor" minor={amount} labelKey={key} />
        ))}
    </Box>
  );
}
