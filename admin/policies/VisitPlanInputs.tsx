import { Box } from '@mui/material';
import {
  ArrayInput,
  AutocompleteArrayInput,
  BooleanInput,
  maxLength,
  maxValue,
  minValue,
  required,
  SimpleFormIterator,
  TextInput,
} from 'react-admin';
import { bandsTaken } from '../../server/domain/visits/visitPlan.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { useTierChoices } from '../shared/tiers.ts';
import { WholeInput } from '../shared/WholeInput.tsx';
import type { RuleForm } from './ruleForm.ts';

const NONE: readonly string[] = [];
const LINES = { '& .RaSimpleFormIterator-line': { py: 1 } } as const;
const at = (name: string) => `rule.visit_plan.${name}`;
const label = (name: string) => `visit_plan.${name}`;

/** Refuses a band that another before it leaves nobody to. */
const eachOfSome = (bands: RuleForm['visit_plan']['bands'] | undefined) =>
  bandsTaken(
    (bands ?? []).map(({ from_minor, ...band }) => ({
      ...band,
      kind: 'door',
      from_minor: from_minor ?? 0,
      every_months: 1,
      sample_bps: 1,
    })),
  )
    ? label('taken')
    : undefined;

/** Asks who is visited how often. */
export function VisitPlanInputs() {
  return (
    <>
      <FormGrid>
        <WholeInput
          source={at('within_days')}
          label={label('within_days')}
          validate={[required(), minValue(1), maxValue(90)]}
          helperText={label('within_days_help')}
        />
        <WholeInput
          source={at('escalate_days')}
          label={label('escalate_days')}
          validate={[required(), minValue(0), maxValue(90)]}
          helperText={label('escalate_days_help')}
        />
      </FormGrid>
      <BooleanInput source={at('place')} label={label('place')} helperText={label('place_help')} />
      <ArrayInput
        source={at('bands')}
        label={label('bands')}
        helperText={label('bands_help')}
        validate={eachOfSome}
        sx={{ mt: 2 }}
      >
        <SimpleFormIterator fullWidth disableClear sx={LINES}>
          <Band />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}

function Band() {
  const tiers = useTierChoices(NONE);
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        width: '100%',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr 1fr' },
      }}
    >
      <TextInput
        source="name"
        label={label('name')}
        validate={[required(), maxLength(40)]}
        helperText={false}
      />
      <EnumInput
        source="kind"
        of="visit_kinds"
        label={label('kind')}
        validate={required()}
        helperText={false}
      />
      <MoneyInput
        source="from_minor"
        label={label('from')}
        validate={required()}
        helperText={false}
      />
      <MoneyInput source="to_minor" label={label('to')} helperText={false} />
      <AutocompleteArrayInput
        source="tiers"
        label={label('tiers')}
        choices={tiers}
        translateChoice={false}
        validate={required()}
        helperText={false}
        sx={{ gridColumn: { sm: 'span 2' } }}
      />
      <WholeInput
        source="every_months"
        label={label('every_months')}
        validate={[required(), minValue(1), maxValue(60)]}
        helperText={false}
      />
      <RateInput
        source="sample_bps"
        label={label('sample')}
        validate={required()}
        helperText={false}
      />
    </Box>
  );
}
