import { maxValue, minValue, required } from 'react-admin';
import { MIN_RETENTION_YEARS } from '../../server/contract/limits.ts';
import { FormGrid } from '../shared/FormGrid.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/** One hundred percent. */
const ALL_BPS = 10_000;

function CountInput({
  name,
  min,
  max,
  belowKey,
}: {
  name: string;
  min: number;
  max: number;
  belowKey?: string;
}) {
  return (
    <WholeInput
      source={`rule.note_review.${name}`}
      label={`policies.figures.${name}`}
      validate={[required(), minValue(min, belowKey), maxValue(max)]}
      helperText={false}
    />
  );
}

/**
 * Asks what is read beyond what the lexicon points at, how a promise is judged, how long notes are
 * kept.
 */
export function ReviewInputs() {
  const share = (name: string) => (
    <RateInput
      source={`rule.note_review.${name}`}
      label={`policies.figures.${name}`}
      validate={[required(), maxValue(ALL_BPS, 'policies.form.share_max')]}
      helperText={false}
    />
  );
  return (
    <FormGrid>
      {share('sample_bps')}
      {share('second_look_bps')}
      <CountInput name="new_author_days" min={0} max={365} />
      <CountInput name="claim_minutes" min={1} max={240} />
      <CountInput name="promise_tolerance_days" min={0} max={30} />
      {share('promise_tolerance_bps')}
      <CountInput
        name="retention_years"
        min={MIN_RETENTION_YEARS}
        max={50}
        belowKey="policies.form.retention_min"
      />
    </FormGrid>
  );
}
