import { maxValue, minValue, required } from 'react-admin';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** One hundred percent. */
const ALL_BPS = 10_000;
const MOST_WEIGHT_BPS = 100_000;
const SHARES = [
  'promise_today_bps',
  'promise_broken_bps',
  'newly_overdue_bps',
  'plan_due_bps',
  'not_spoken_bps',
  'refused_bps',
  'unanswered_bps',
  'invalid_number_bps',
  'later_bps',
] as const;
const COUNTS = [
  ['half_days', 1, 1000],
  ['limitation_days', 0, 366],
  ['new_days', 0, 30],
  ['quiet_days', 1, 60],
  ['urgent_days', 0, 30],
  ['task_days', 0, 90],
  ['retry_hours', 1, 24],
  ['tries_per_day', 1, 6],
  ['snooze_days', 1, 30],
] as const;

/** Asks how the day is ordered: what a contact brings, and when a debtor is next again. */
export function WorklistInputs() {
  const source = (name: string) => `rule.worklist.${name}`;
  const label = (name: string) => `policies.figures.${name}`;
  return (
    <FormGrid>
      {SHARES.map((name) => (
        <RateInput
          key={name}
          source={source(name)}
          label={label(name)}
          validate={[required(), maxValue(ALL_BPS, 'policies.form.share_max')]}
          helperText={false}
        />
      ))}
      <MoneyInput
        source={source('cap_minor')}
        label={label('cap_minor')}
        validate={required()}
        helperText={false}
      />
      <RateInput
        source={source('limitation_bps')}
        label={label('limitation_bps')}
        validate={[required(), maxValue(MOST_WEIGHT_BPS)]}
        helperText={false}
      />
      {COUNTS.map(([name, min, max]) => (
        <WholeInput
          key={name}
          source={source(name)}
          label={label(name)}
          validate={[required(), minValue(min), maxValue(max)]}
          helperText={false}
        />
      ))}
    </FormGrid>
  );
}
