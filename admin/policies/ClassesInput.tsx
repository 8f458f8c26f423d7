import { Box, FormHelperText } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useEnumLabel } from '../shared/enums.ts';
import { ascending, type RuleForm } from './ruleForm.ts';
import { WholeInput } from '../shared/WholeInput.tsx';

/**
 * Asks from which day past due a loan belongs to each class; the classes themselves are the
 * regulator's.
 */
export function ClassesInput() {
  const translate = useTranslate();
  const label = useEnumLabel('asset_classes');
  const steps = useWatch({ name: 'rule.asset_classes' }) as RuleForm['asset_classes'];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
      {steps.map(({ asset_class }, index) => (
        <Box key={asset_class} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ width: 120 }}>{label(asset_class)}</Box>
          <WholeInput
            source={`rule.asset_classes.${index}.from_days`}
            label={translate('policies.from_days')}
            readOnly={index === 0}
            validate={[required(), later(index)]}
            helperText={false}
            fullWidth={false}
            sx={{ width: 160 }}
          />
        </Box>
      ))}
      {!ascending(steps) && (
        <FormHelperText error>{translate('policies.form.bad_bands')}</FormHelperText>
      )}
    </Box>
  );
}

/** Keeps the form from being sent; the line below the fields says why. */
const later =
  (index: number) =>
  (from_days: number, { rule }: { rule: RuleForm }) =>
    index === 0 || from_days > (rule.asset_classes[index - 1]?.from_days ?? 0)
      ? undefined
      : 'policies.form.bad_bands';
