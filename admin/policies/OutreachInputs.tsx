import { Box } from '@mui/material';
import {
  ArrayInput,
  AutocompleteArrayInput,
  maxLength,
  maxValue,
  minValue,
  regex,
  required,
  SimpleFormIterator,
  TextInput,
  useGetList,
} from 'react-admin';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import { stepsProblem } from '../../server/domain/outreach/journey.ts';
import { FormGrid } from '../shared/FormGrid.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';
import type { RuleForm } from './ruleForm.ts';

const MOST_TEMPLATES = 200;
const LINES = { '& .RaSimpleFormIterator-line': { py: 1 } } as const;
const CLOCK = regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'outreach_policy.at_wrong');
const KEY = regex(/^[a-z][a-z0-9_]{0,29}$/, 'outreach_policy.key_wrong');
const at = (name: string) => `rule.outreach.${name}`;
const label = (name: string) => `outreach_policy.${name}`;

/** Refuses steps of which two have the same key or the same days. */
const stepsOnce = (steps: RuleForm['outreach']['steps'] | undefined) =>
  stepsProblem((steps ?? []).map((step) => ({ ...step, days: step.days ?? Number.NaN }))) === null
    ? undefined
    : label('steps_twice');

/** Asks which messages a borrower gets by themselves, and when. */
export function OutreachInputs() {
  return (
    <>
      <FormGrid>
        <TextInput
          source={at('signature')}
          label={label('signature')}
          validate={[required(), maxLength(20)]}
          helperText={label('signature_help')}
        />
        <TextInput
          source={at('lender')}
          label={label('lender')}
          validate={[required(), maxLength(60)]}
          helperText={false}
        />
        <TextInput
          source={at('hotline')}
          label={label('hotline')}
          validate={[required(), maxLength(30)]}
          helperText={false}
        />
        <TextInput
          source={at('opt_out_hint')}
          label={label('opt_out_hint')}
          validate={maxLength(30)}
          helperText={label('opt_out_hint_help')}
        />
        <TextInput
          source={at('at')}
          label={label('at')}
          validate={[required(), CLOCK]}
          helperText={false}
        />
        <WholeInput
          source={at('valid_days')}
          label={label('valid_days')}
          validate={[required(), minValue(0), maxValue(7)]}
          helperText={false}
        />
        <WholeInput
          source={at('price_minor')}
          label={label('price')}
          validate={[required(), minValue(0), maxValue(1000)]}
          helperText={false}
        />
      </FormGrid>
      <ArrayInput
        source={at('steps')}
        label={label('steps')}
        helperText={label('steps_help')}
        validate={stepsOnce}
      >
        <SimpleFormIterator fullWidth disableClear sx={LINES}>
          <Step />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}

function Step() {
  const { data } = useGetList<MessageTemplate>('message_templates', {
    pagination: { page: 1, perPage: MOST_TEMPLATES },
    sort: { field: 'name', order: 'ASC' },
    filter: { retired: 0 },
  });
  const choices = (data ?? []).map(({ code, name }) => ({ id: code, name }));
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        width: '100%',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 2fr' },
      }}
    >
      <TextInput
        source="key"
        label={label('key')}
        validate={[required(), KEY]}
        helperText={false}
      />
      <WholeInput
        source="days"
        label={label('days')}
        validate={[required(), minValue(-30), maxValue(365)]}
        helperText={false}
      />
      <AutocompleteArrayInput
        source="templates"
        label={label('templates')}
        choices={choices}
        translateChoice={false}
        validate={required()}
        noOptionsText={label('no_templates')}
        helperText={false}
      />
    </Box>
  );
}
