import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../shared/format.ts';

/** The amounts people pay most, one click each. Penalty is taken before what is overdue, so it is part of catching up. */
export function AmountChips({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const amounts = [
    [loan.penalty_minor > 0 ? 'overdue_penalty_chip' : 'overdue_chip', loan.overdue_minor > 0 ? loan.overdue_minor + loan.penalty_minor : 0],
    ['next_chip', loan.overdue_minor > 0 ? 0 : loan.next_due_minor],
    ['all_chip', loan.outstanding_minor + loan.penalty_minor],
  ] as const;
  const seen = new Set<number>([0]);
  return (
    <Box component="fieldset" aria-label={translate('payments.form.fill')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1, border: 0, p: 0, m: 0 }}>
      {amounts
        .filter(([, amount]) => !seen.has(amount) && seen.add(amount))
        .map(([key, amount]) => (
          <Chip
            key={key}
            size="small"
            variant="outlined"
            className="figures"
            label={translate(`payments.form.${key}`, { amount: formatMoney(amount) })}
            onClick={() => setValue('amount_minor', amount, { shouldDirty: true, shouldValidate: true })}
          />
        ))}
    </Box>
  );
}
