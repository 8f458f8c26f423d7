import { Box, Typography } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { formatMoney } from '../shared/format.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { useOpenAmounts } from '../parts/ledger/useLedger.ts';
import { WAIVED_FIRST, type Waivable } from '../parts/ledger/waivers.ts';

/** Asks for a waiver of what was charged. Principal is not waived here. */
export function WaiverPanel(props: LoanFormProps<'waiver'>) {
  const value_on = useBusinessDate();
  return (
    <AdjustForm {...props} defaults={{ value_on }}>
      <ChoiceButtons source="component" of="components" only={WAIVED_FIRST} isRequired />
      <MoneyInput source="amount_minor" validate={required()} fullWidth helperText={false} />
      <Open loanId={props.loan.id} />
      <DayInput
        source="value_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.value_on_help"
      />
    </AdjustForm>
  );
}

/** The open amount of the chosen component on the value date; one click fills in all of it. */
function Open({ loanId }: { loanId: number }) {
  const translate = useTranslate();
  const component = useWatch({ name: 'component' }) as Waivable | null | undefined;
  const on = useWatch({ name: 'value_on' }) as unknown;
  const { data: open } = useOpenAmounts(loanId, on);
  if (!component || !open) return null;
  const minor = open[component];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      {minor > 0 ? (
        <>
          <FillChip source="amount_minor" minor={minor} labelKey="adjustments.form.all_open" />
          <Typography variant="caption" color="text.secondary" className="figures">
            {translate('adjustments.form.open', { on: open.on, amount: formatMoney(minor) })}
          </Typography>
        </>
      ) : (
        <Typography variant="caption" color="text.secondary">
          {translate('adjustments.form.nothing_open')}
        </Typography>
      )}
    </Box>
  );
}
