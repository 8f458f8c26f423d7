import { maxValue, RadioButtonGroupInput, required } from 'react-admin';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { AllocationInput } from './AllocationInput.tsx';
import { BandsInput } from './BandsInput.tsx';
import { ClassesInput } from './ClassesInput.tsx';
import type { PolicyKind } from './policyBook.ts';
import { ContactRuleInputs } from './ContactRuleInputs.tsx';
import { HolidayInputs } from './HolidayInputs.tsx';
import { LexiconInput } from './LexiconInput.tsx';
import { RepairInputs } from './RepairInputs.tsx';
import { ReviewInputs } from './ReviewInputs.tsx';
import { LimitInputs, ObservationInputs } from './RestructureRules.tsx';

const BASES = [
  { id: 360, name: 'policies.form.base_360' },
  { id: 365, name: 'policies.form.base_365' },
];
/** Ten percent, as the contract has it. */
const MOST_FEE_BPS = 1000;

/** The questions of one kind of rule. */
export function RuleInputs({ kind }: { kind: PolicyKind }) {
  switch (kind) {
    case 'tiers':
      return <BandsInput />;
    case 'asset_classes':
      return <ClassesInput />;
    case 'allocation':
      return <AllocationInput />;
    case 'penalty_day_base':
      return (
        <RadioButtonGroupInput
          source="rule.penalty_day_base.base"
          label="policies.about.penalty_day_base"
          choices={BASES}
          validate={required()}
          helperText={false}
        />
      );
    case 'cost_cap':
      return (
        <RateInput
          source="rule.cost_cap.annual_bps"
          label="enums.policy_kinds.cost_cap"
          validate={required()}
          helperText="policies.about.cost_cap"
          fullWidth
        />
      );
    case 'early_payoff':
      return (
        <RateInput
          source="rule.early_payoff.fee_bps"
          label="enums.policy_kinds.early_payoff"
          validate={[required(), maxValue(MOST_FEE_BPS, 'policies.form.fee_max')]}
          helperText="policies.about.early_payoff"
          fullWidth
        />
      );
    case 'tolerance':
      return (
        <>
          <MoneyInput
            source="rule.tolerance.amount_minor"
            label="policies.tolerance_amount"
            validate={required()}
            helperText="policies.about.tolerance"
            fullWidth
          />
          <RateInput
            source="rule.tolerance.share_bps"
            label="policies.tolerance_share"
            validate={required()}
            helperText={false}
            fullWidth
          />
        </>
      );
    case 'restructure_limits':
      return <LimitInputs />;
    case 'observation':
      return <ObservationInputs />;
    case 'contact_rules':
      return <ContactRuleInputs />;
    case 'note_lexicon':
      return <LexiconInput />;
    case 'note_review':
      return <ReviewInputs />;
    case 'credit_repair':
      return <RepairInputs />;
    case 'holidays':
      return <HolidayInputs />;
  }
}
