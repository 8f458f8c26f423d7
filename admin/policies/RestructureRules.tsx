import { maxValue, minValue, required } from 'react-admin';
import { MAX_INSTALLMENTS } from '../../server/contract/limits.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** The highest figures the contract takes. */
const MOST = { second_from_months: 600, monthly_count: 100_000, periods: 24, months: 60 } as const;

function CountInput({
  rule,
  name,
  min,
  max,
}: {
  rule: 'restructure_limits' | 'observation';
  name: string;
  min: number;
  max: number;
}) {
  return (
    <WholeInput
      source={`rule.${rule}.${name}`}
      label={`policies.figures.${name}`}
      validate={[required(), minValue(min), maxValue(max)]}
      helperText={false}
    />
  );
}

/** Asks how far one supervisor decides, and how much a month takes. */
export function LimitInputs() {
  const money = (name: string) => (
    <MoneyInput
      source={`rule.restructure_limits.${name}`}
      label={`policies.figures.${name}`}
      validate={required()}
      helperText={false}
    />
  );
  return (
    <FormGrid>
      <CountInput
        rule="restructure_limits"
        name="max_installments"
        min={1}
        max={MAX_INSTALLMENTS}
      />
      <CountInput
        rule="restructure_limits"
        name="second_from_months"
        min={1}
        max={MOST.second_from_months}
      />
      {money('second_from_waived_minor')}
      {money('bulk_up_to_waived_minor')}
      <CountInput rule="restructure_limits" name="monthly_count" min={0} max={MOST.monthly_count} />
      {money('monthly_waived_minor')}
    </FormGrid>
  );
}

/** Asks how long a restructured loan is watched, and how good its class may be meanwhile. */
export function ObservationInputs() {
  const floor = (name: string) => (
    <EnumInput
      source={`rule.observation.${name}`}
      of="asset_classes"
      label={`policies.figures.${name}`}
      validate={required()}
      helperText={false}
    />
  );
  return (
    <FormGrid>
      <CountInput rule="observation" name="periods" min={1} max={MOST.periods} />
      <CountInput rule="observation" name="months" min={1} max={MOST.months} />
      {floor('floor')}
      {floor('floor_if_bad')}
      {floor('floor_if_repeated')}
    </FormGrid>
  );
}
