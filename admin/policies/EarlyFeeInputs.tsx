import {
  ArrayInput,
  maxValue,
  minValue,
  RadioButtonGroupInput,
  required,
  SimpleFormIterator,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MOST_EARLY_FEE } from '../../server/contract/limits.ts';
import { FEE_BASES, stepsRise } from '../../server/domain/ledger/earlyFee.ts';
import { RateInput } from '../shared/RateInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';
import type { RuleForm } from './ruleForm.ts';

const BASES = FEE_BASES.map((id) => ({ id, name: `policies.fee_bases.${id}` }));

const inOrder = (steps: RuleForm['early_payoff']['steps'] | undefined) =>
  steps && !stepsRise(steps.map(({ until_month }) => ({ until_month: until_month ?? null })))
    ? 'policies.form.bad_steps'
    : undefined;

/** The fee of an early payoff: what it is counted by, and how much until which month. */
export function EarlyFeeInputs() {
  const basis = useWatch({ name: 'rule.early_payoff.basis' }) as RuleForm['early_payoff']['basis'];
  return (
    <>
      <RadioButtonGroupInput
        source="rule.early_payoff.basis"
        label="policies.form.fee_basis"
        choices={BASES}
        validate={required()}
        helperText="policies.about.early_payoff"
      />
      <ArrayInput
        source="rule.early_payoff.steps"
        label={false}
        helperText="policies.form.steps_help"
        validate={[required(), inOrder]}
      >
        <SimpleFormIterator
          inline
          disableReordering
          disableClear
          sx={{ '& .RaSimpleFormIterator-line': { border: 0, py: 0.5 } }}
        >
          <WholeInput
            source="until_month"
            label="policies.form.until_month"
            validate={minValue(1)}
            helperText={false}
            sx={{ width: 200 }}
          />
          {basis === 'interest_months' ? (
            <WholeInput
              source="months"
              label="policies.form.fee_months"
              validate={[required(), maxValue(MOST_EARLY_FEE.months)]}
              helperText={false}
              sx={{ width: 200 }}
            />
          ) : (
            <RateInput
              source="fee_bps"
              label="policies.form.fee_share"
              validate={[required(), maxValue(MOST_EARLY_FEE.bps, 'policies.form.fee_max')]}
              helperText={false}
              sx={{ width: 200 }}
            />
          )}
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}
