import { minValue, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { defaultPenaltyRateBps } from '../../server/domain/policyDefaults.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { formatRate } from '../shared/format.ts';
import { RateInput } from '../shared/RateInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** Asks how interest is counted and what being late costs. Everything here has a default. */
export function LoanRules({ locked }: { locked: boolean }) {
  const translate = useTranslate();
  const contract = useWatch({ name: 'annual_rate_bps' }) as unknown;
  const help =
    typeof contract === 'number'
      ? translate('loans.form.penalty_help', { rate: formatRate(defaultPenaltyRateBps(contract)) })
      : translate('loans.form.penalty_help_plain');
  return (
    <FormGrid>
      <EnumInput source="day_count" of="day_counts" readOnly={locked} helperText={false} />
      <EnumInput source="rounding" of="roundings" readOnly={locked} helperText={false} />
      <RateInput source="penalty_rate_bps" readOnly={locked} helperText={locked ? false : help} />
      <WholeInput
        source="grace_days"
        validate={minValue(0)}
        readOnly={locked}
        helperText={locked ? false : 'loans.form.grace_help'}
      />
    </FormGrid>
  );
}
