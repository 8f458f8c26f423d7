import { Box } from '@mui/material';
import { BooleanInput, maxValue, minValue, TextInput } from 'react-admin';
import { FormGrid } from '../shared/FormGrid.tsx';
import { contactRulesOf } from '../parts/policies/contactRules.ts';
import type { RuleForm } from './ruleForm.ts';
import { WholeInput } from '../shared/WholeInput.tsx';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
type Values = { rule: Pick<RuleForm, 'contact_rules'> };

const clock = (time: string | null | undefined) =>
  time && !CLOCK.test(time) ? 'policies.form.clock' : undefined;
const both =
  (other: 'from' | 'until') =>
  (time: string | null | undefined, { rule }: Values) =>
    !time && rule.contact_rules[other] ? 'policies.form.both_hours' : undefined;
const inOrder = (until: string | null | undefined, { rule }: Values) =>
  until && rule.contact_rules.from && until <= rule.contact_rules.from
    ? 'policies.form.hours_order'
    : undefined;
/** The last question holds the form back when none was answered. */
const something = (_frozen: unknown, { rule }: Values) =>
  Object.keys(contactRulesOf(rule.contact_rules)).length === 0
    ? 'policies.form.no_rule'
    : undefined;

function CountInput({ name, min, max }: { name: string; min: number; max: number }) {
  return (
    <WholeInput
      source={`rule.contact_rules.${name}`}
      label={`policies.figures.${name}`}
      validate={[minValue(min), maxValue(max)]}
      helperText={false}
    />
  );
}

/** The inputs of a rule set, beside those in force: what is left empty it does not rule. */
export function ContactRuleInputs() {
  const time = (
    name: 'from' | 'until',
    validate: ((time: string | null | undefined, values: Values) => string | undefined)[],
  ) => (
    <TextInput
      source={`rule.contact_rules.${name}`}
      label={`policies.form.hours_${name}`}
      placeholder="HH:MM"
      validate={[clock, ...validate]}
      helperText={false}
      autoComplete="off"
    />
  );
  return (
    <Box>
      <FormGrid>
        {time('from', [both('until')])}
        {time('until', [both('from'), inOrder])}
        <CountInput name="connected_per_day" min={0} max={100} />
        <CountInput name="attempts_per_day" min={0} max={100} />
        <CountInput name="third_party_after_failures" min={1} max={20} />
        <CountInput name="visit_collectors" min={1} max={5} />
      </FormGrid>
      <BooleanInput
        source="rule.contact_rules.plan_freezes"
        label="policies.figures.plan_freezes"
        validate={something}
        helperText={false}
      />
    </Box>
  );
}
