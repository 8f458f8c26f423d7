import {
  ArrayInput,
  AutocompleteArrayInput,
  maxValue,
  minValue,
  required,
  SelectInput,
  SimpleFormIterator,
} from 'react-admin';
import { useChoices } from '../shared/enums.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useTierChoices } from '../shared/tiers.ts';
import { WholeInput } from '../shared/WholeInput.tsx';
import type { RuleForm } from './ruleForm.ts';

const MOST_DAYS = 90;
const NONE: readonly string[] = [];
const LINES = { '& .RaSimpleFormIterator-line': { py: 1 } } as const;

/** Refuses a list in which a tier stands twice. */
const tierTwice = (strategies: RuleForm['tier_strategies'] | undefined) => {
  const tiers = (strategies ?? []).map(({ tier }) => tier);
  return new Set(tiers).size === tiers.length ? undefined : 'strategy.form.twice';
};

/** Asks what is done with the loans of each tier. */
export function StrategyInputs() {
  const tiers = useTierChoices(NONE);
  const channels = useChoices('note_channels');
  return (
    <ArrayInput
      source="rule.tier_strategies"
      label={false}
      helperText="strategy.form.help"
      validate={[required(), tierTwice]}
    >
      <SimpleFormIterator inline disableClear disableReordering sx={LINES}>
        <SelectInput
          source="tier"
          label="strategy.tier"
          choices={tiers}
          translateChoice={false}
          validate={required()}
          helperText={false}
          sx={{ width: 150 }}
        />
        <AutocompleteArrayInput
          source="channels"
          label="strategy.channels"
          choices={channels}
          translateChoice={false}
          validate={required()}
          helperText={false}
          sx={{ width: 300 }}
        />
        <WholeInput
          source="first_action_days"
          label="strategy.days_input"
          validate={[minValue(0), maxValue(MOST_DAYS)]}
          helperText="strategy.days_help"
          sx={{ width: 200 }}
        />
        <MoneyInput
          source="lift_from_minor"
          label="strategy.lift"
          helperText="strategy.lift_help"
          sx={{ width: 200 }}
        />
        <EnumInput
          source="by"
          of="strategy_hands"
          label="strategy.by"
          validate={required()}
          helperText={false}
          sx={{ width: 150 }}
        />
        <EnumInput
          source="next_step"
          of="next_steps"
          label="strategy.next_step"
          validate={required()}
          helperText={false}
          sx={{ width: 150 }}
        />
      </SimpleFormIterator>
    </ArrayInput>
  );
}
