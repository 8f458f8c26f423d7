import { Box, Chip } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { overdueRateBps } from '../../server/domain/ledger/penalty.ts';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { formatRate } from '../shared/format.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';

/**
 * Bounds of the rate: 1.5 to 2 times the contract rate (People's Bank of China, Yin Fa [2003] No.
 * 251, art. 3).
 */
const MULTIPLIERS_BPS = [15_000, 20_000] as const;

/**
 * Reports that the borrower used an amount for something else: the heavier penalty rate applies to
 * it from that day on.
 */
export function MisusePanel(props: LoanFormProps<'misuse'>) {
  const translate = useTranslate();
  const value_on = useBusinessDate();
  return (
    <AdjustForm {...props} hint={translate('adjustments.form.misuse_hint')} defaults={{ value_on }}>
      <MoneyInput source="amount_minor" validate={required()} fullWidth helperText={false} />
      <Box sx={{ mb: 1 }}>
        <FillChip
          source="amount_minor"
          minor={props.loan.principal_outstanding_minor}
          labelKey="adjustments.form.misuse_all"
        />
      </Box>
      <RateInput
        source="rate_bps"
        validate={required()}
        fullWidth
        helperText="adjustments.form.rate_help"
      />
      <RateChips contract_bps={props.loan.annual_rate_bps} />
      <DayInput
        source="value_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.misuse_on_help"
      />
    </AdjustForm>
  );
}

function RateChips({ contract_bps }: { contract_bps: number }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}>
      {MULTIPLIERS_BPS.map((multiplier) => {
        const rate = overdueRateBps(contract_bps, multiplier);
        return (
          <Chip
            key={multiplier}
            size="small"
            variant="outlined"
            className="figures"
            label={translate('adjustments.form.rate_chip', {
              times: multiplier / 10_000,
              rate: formatRate(rate),
            })}
            onClick={() => setValue('rate_bps', rate, { shouldDirty: true, shouldValidate: true })}
          />
        );
      })}
    </Box>
  );
}
