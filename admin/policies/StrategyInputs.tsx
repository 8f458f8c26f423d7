import { Box } from '@mui/material';
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
  return (
    <ArrayInput
      source="rule.tier_strategies"
      label={false}
      helperText="strategy.form.help"
      validate={[required(), tierTwice]}
    >
      <SimpleFormIterator fullWidth disableClear disableReordering sx={LINES}>
        <Strategy />
      </SimpleFormIterator>
    </ArrayInput>
  );
}

function Strategy() {
  const tiers = useTierChoices(NONE);
  const channels = useChoices('note_channels');
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        width: '100%',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 2fr 1fr' },
      }}
    >
      <SelectInput
        source="tier"
        label="strategy.tier"
        choices={tiers}
        translateChoice={false}
        validate={required()}
        helperText={false}
      />
      <AutocompleteArrayInput
        source="channels"
        label="strategy.channels"
        choices={channels}
        translateChoice={false}
        validate={required()}
        helperText={false}
      />
      <WholeInput
        source="first_action_days"
        label="strategy.days_input"
        validate={[minValue(0), maxValue(MOST_DAYS)]}
        helperText={false}
      />
      <EnumInput
        source="by"
        of="strategy_hands"
        label="strategy.by"
        validate={required()}
        helperText={false}
      />
      <EnumInput
        source="next_step"
        of="next_steps"
        label="strategy.next_step"
        validate={required()}
        helperText={false}
      />
      <MoneyInput source="lift_from_minor" label="strategy.lift" helperText={false} />
    </Box>
  );
}
