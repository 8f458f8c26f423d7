import { RadioButtonGroupInput, required } from 'react-admin';
import { REST_DAY_RULES } from '../../server/domain/ledger/dueDays.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { AllocationInput } from './AllocationInput.tsx';
import { AssignmentInputs } from './AssignmentInputs.tsx';
import { BankMatchingInputs } from './BankMatchingInputs.tsx';
import { BandsInput } from './BandsInput.tsx';
import { ClassesInput } from './ClassesInput.tsx';
import { EarlyFeeInputs } from './EarlyFeeInputs.tsx';
import type { PolicyKind } from './policyBook.ts';
import { ContactRuleInputs } from './ContactRuleInputs.tsx';
import { HolidayInputs } from './HolidayInputs.tsx';
import { LexiconInput } from './LexiconInput.tsx';
import { OutreachInputs } from './OutreachInputs.tsx';
import { ReadInputs } from './ReadInputs.tsx';
import { RepairInputs } from './RepairInputs.tsx';
import { ReviewInputs } from './ReviewInputs.tsx';
import { ScopeInputs } from './ScopeInputs.tsx';
import { SignInInputs } from './SignInInputs.tsx';
import { StrategyInputs } from './StrategyInputs.tsx';
import { VisitPlanInputs } from './VisitPlanInputs.tsx';
import { WarningRuleInputs } from './WarningRuleInputs.tsx';
import { WorklistInputs } from './WorklistInputs.tsx';
import { LimitInputs, ObservationInputs } from './RestructureRules.tsx';

const BASES = [
  { id: 360, name: 'policies.form.base_360' },
  { id: 365, name: 'policies.form.base_365' },
];

const CHARGED_BACK = [
  { id: 'false', name: 'policies.grace_free' },
  { id: 'true', name: 'policies.grace_charged_back' },
];
const REST_DAYS = REST_DAY_RULES.map((id) => ({ id, name: `policies.rest_days.${id}` }));

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
          label="enums.policy_kinds.penalty_day_base"
          choices={BASES}
          validate={required()}
          helperText="policies.about.penalty_day_base"
        />
      );
    case 'grace':
      return (
        <RadioButtonGroupInput
          source="rule.grace.charged_back"
          label="enums.policy_kinds.grace"
          choices={CHARGED_BACK}
          parse={(choice: string) => choice === 'true'}
          format={String}
          row={false}
          helperText="policies.about.grace"
        />
      );
    case 'due_days':
      return (
        <RadioButtonGroupInput
          source="rule.due_days.rest_day"
          label="enums.policy_kinds.due_days"
          choices={REST_DAYS}
          validate={required()}
          row={false}
          helperText="policies.form.rest_day_help"
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
      return <EarlyFeeInputs />;
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
    case 'small_balance':
      return (
        <MoneyInput
          source="rule.small_balance.limit_minor"
          label="policies.small_balance_limit"
          validate={required()}
          helperText="policies.about.small_balance"
          fullWidth
        />
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
    case 'worklist':
      return <WorklistInputs />;
    case 'assignment':
      return <AssignmentInputs />;
    case 'tier_strategies':
      return <StrategyInputs />;
    case 'personal_reads':
      return <ReadInputs />;
    case 'row_scope':
      return <ScopeInputs />;
    case 'bank_matching':
      return <BankMatchingInputs />;
    case 'outreach':
      return <OutreachInputs />;
    case 'visit_plan':
      return <VisitPlanInputs />;
    case 'warning_rules':
      return <WarningRuleInputs />;
    case 'sign_in':
      return <SignInInputs />;
    case 'holidays':
      return <HolidayInputs />;
  }
}
