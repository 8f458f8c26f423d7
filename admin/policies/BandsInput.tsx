import { Box } from '@mui/material';
import {
  ArrayInput,
  required,
  SimpleFormIterator,
  useSimpleFormIteratorItem,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { TierChip } from '../shared/TierChip.tsx';
import { ascending, bandsOf, type RuleForm } from './ruleForm.ts';
import { WholeInput } from '../shared/WholeInput.tsx';

const inOrder = (starts: RuleForm['tiers'] | undefined) =>
  starts && !ascending(starts) ? 'policies.form.bad_bands' : undefined;

/** The bands by the day each begins on; its name and its end follow. */
export function BandsInput() {
  return (
    <ArrayInput
      source="rule.tiers"
      label={false}
      helperText="policies.form.band_help"
      validate={inOrder}
    >
      <SimpleFormIterator
        inline
        disableReordering
        disableClear
        disableRemove={(band) => (band as { from_days?: number }).from_days === 0}
        sx={{ '& .RaSimpleFormIterator-line': { border: 0, py: 0 } }}
      >
        <Band />
      </SimpleFormIterator>
    </ArrayInput>
  );
}

function Band() {
  const translate = useTranslate();
  const { index } = useSimpleFormIteratorItem();
  const starts = useWatch({ name: 'rule.tiers' }) as RuleForm['tiers'];
  const bands = bandsOf(starts);
  const band = bands[index];
  return (
    <>
      <Box sx={{ width: 150, alignSelf: 'center' }}>
        {band && <TierChip tier={band.id} among={bands} />}
      </Box>
      <WholeInput
        source="from_days"
        label={translate('policies.form.band', { index: index + 1 })}
        readOnly={index === 0}
        validate={required()}
        helperText={false}
        sx={{ width: 200 }}
      />
    </>
  );
}
