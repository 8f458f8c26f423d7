import { Box, Typography } from '@mui/material';
import { BooleanInput, maxValue, minValue, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { WARNING_PARAMETERS } from '../../server/domain/warnings/policy.ts';
import { WARNING_RULES, type WarningRuleName } from '../../server/domain/warnings/words.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const at = (name: string) => `rule.warning_rules.${name}`;
const label = (name: string) => `warning_rules.${name}`;

/** What holds for all rules, with the least and the most of each. */
const GENERAL = [
  ['fresh_days', 1, 90],
  ['late_days', 1, 90],
  ['within_days', 7, 180],
] as const;

/** Asks what is watched, how grave it is, and who acts within how many days. */
export function WarningRuleInputs() {
  return (
    <>
      <FormGrid>
        {GENERAL.map(([name, least, most]) => (
          <WholeInput
            key={name}
            source={at(name)}
            label={label(`general.${name}`)}
            validate={[required(), minValue(least), maxValue(most)]}
            helperText={label(`general.${name}_help`)}
          />
        ))}
      </FormGrid>
      {WARNING_RULES.map((name) => (
        <Rule key={name} name={name} />
      ))}
    </>
  );
}

/** One rule: what it has in common with the others stays while it is off. */
function Rule({ name }: { name: WarningRuleName }) {
  const translate = useTranslate();
  const source = at(`rules.${name}`);
  const enabled = useWatch({ name: `${source}.enabled` }) === true;
  const figures = Object.entries<readonly [number, number]>(WARNING_PARAMETERS[name]);
  return (
    <Box
      component="fieldset"
      aria-label={translate(`enums.warning_rules.${name}`)}
      sx={{ width: '100%', border: 0, borderTop: 1, borderColor: 'divider', p: 0, pt: 1, m: 0 }}
    >
      <BooleanInput
        source={`${source}.enabled`}
        label={`enums.warning_rules.${name}`}
        helperText={label(`about.${name}`)}
      />
      {enabled ? (
        <Box
          sx={{
            display: 'grid',
            columnGap: 2,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' },
          }}
        >
          <EnumInput
            source={`${source}.severity`}
            of="severities"
            label={label('severity')}
            validate={required()}
            helperText={false}
          />
          <EnumInput
            source={`${source}.owner`}
            of="warning_owners"
            label={label('owner')}
            validate={required()}
            helperText={false}
          />
          <WholeInput
            source={`${source}.act_days`}
            label={label('act_days')}
            validate={[required(), minValue(1), maxValue(60)]}
            helperText={false}
          />
          {figures.map(([figure, bounds]) => (
            <Figure key={figure} source={`${source}.${figure}`} name={figure} bounds={bounds} />
          ))}
        </Box>
      ) : (
        <Typography variant="body2" color="text.secondary" sx={{ pb: 1 }}>
          {translate('warning_rules.off')}
        </Typography>
      )}
    </Box>
  );
}

interface FigureProps {
  source: string;
  name: string;
  bounds: readonly [number, number];
}

function Figure({ source, name, bounds: [least, most] }: FigureProps) {
  const key = label(`figures.${name}`);
  return name.endsWith('_minor') ? (
    <MoneyInput source={source} label={key} validate={required()} helperText={false} />
  ) : (
    <WholeInput
      source={source}
      label={key}
      validate={[required(), minValue(least), maxValue(most)]}
      helperText={false}
    />
  );
}
