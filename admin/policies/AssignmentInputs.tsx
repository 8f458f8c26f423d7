import { Box, Typography } from '@mui/material';
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
  useTranslate,
} from 'react-admin';
import { TeamInput } from '../parts/users/TeamInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { useChoices } from '../shared/enums.ts';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { useTierChoices } from '../shared/tiers.ts';
import { WholeInput } from '../shared/WholeInput.tsx';
import { namedTwice, oneTaker } from './assignmentForm.ts';

const MOST_DAYS = 10_000;
const MOST_PERSONS = 100_000;
const MOST_WEIGHT = 100;
const NONE: readonly string[] = [];
const LINES = { '& .RaSimpleFormIterator-line': { py: 1.5 } } as const;

/** Asks which borrowers go to whom. */
export function AssignmentInputs() {
  const translate = useTranslate();
  return (
    <>
      <FormGrid>
        <EnumInput
          source="rule.assignment.balance"
          of="assignment_balances"
          label="assignment.form.balance"
          validate={required()}
          helperText={false}
        />
      </FormGrid>
      <BooleanInput
        source="rule.assignment.sticky"
        label="assignment.form.sticky"
        helperText={false}
      />
      <BooleanInput
        source="rule.assignment.automatic"
        label="assignment.form.automatic"
        helperText={false}
      />
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {translate('assignment.form.rules')}
      </Typography>
      <ArrayInput
        source="rule.assignment.rules"
        label={false}
        helperText={false}
        validate={[required(), namedTwice]}
      >
        <SimpleFormIterator disableClear fullWidth sx={LINES}>
          <RuleInputs />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}

/** One rule: whom it is about, and to whom these go. */
function RuleInputs() {
  const tiers = useTierChoices(NONE);
  const products = useChoices('products');
  const provinces = useChoices('provinces');
  const days = [minValue(0), maxValue(MOST_DAYS)];
  const any = { translateChoice: false, helperText: false } as const;
  return (
    <Box sx={{ width: '100%' }}>
      <FormGrid>
        <TextInput
          source="name"
          label="assignment.form.name"
          validate={[required(), maxLength(60)]}
          helperText={false}
        />
        <AutocompleteArrayInput
          source="tiers"
          label="assignment.form.tiers"
          choices={tiers}
          {...any}
        />
        <WholeInput
          source="days_from"
          label="assignment.form.days_from"
          validate={days}
          helperText={false}
        />
        <WholeInput
          source="days_to"
          label="assignment.form.days_to"
          validate={days}
          helperText={false}
        />
        <MoneyInput
          source="overdue_from_minor"
          label="assignment.form.overdue_from"
          helperText={false}
        />
        <MoneyInput
          source="overdue_to_minor"
          label="assignment.form.overdue_to"
          helperText={false}
        />
        <AutocompleteArrayInput
          source="products"
          label="assignment.form.products"
          choices={products}
          {...any}
        />
        <AutocompleteArrayInput
          source="regions"
          label="assignment.form.regions"
          choices={provinces}
          {...any}
        />
      </FormGrid>
      <ArrayInput
        source="to"
        label="assignment.form.to"
        helperText="assignment.form.to_help"
        defaultValue={[{}]}
        validate={required()}
      >
        <SimpleFormIterator inline disableClear disableReordering>
          <PersonInput
            source="user_id"
            label="assignment.form.user"
            among={DESK_PEOPLE}
            helperText={false}
            sx={{ width: 180 }}
          />
          <TeamInput
            source="team"
            label="assignment.form.team"
            validate={oneTaker}
            helperText={false}
            sx={{ width: 180 }}
          />
          <WholeInput
            source="max_persons"
            label="assignment.form.max_persons"
            defaultValue={200}
            validate={[required(), minValue(1), maxValue(MOST_PERSONS)]}
            helperText={false}
            sx={{ width: 120 }}
          />
          <WholeInput
            source="weight"
            label="assignment.form.weight"
            defaultValue={1}
            validate={[required(), minValue(1), maxValue(MOST_WEIGHT)]}
            helperText={false}
            sx={{ width: 90 }}
          />
        </SimpleFormIterator>
      </ArrayInput>
    </Box>
  );
}
