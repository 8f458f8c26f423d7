import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Section } from '../../shared/Section.tsx';
import { StepHead, Trail, TrailItem, Written } from '../../shared/Trail.tsx';

/** The steps that were taken, oldest first. */
export function Steps({ file }: { file: RepairFile }) {
  const translate = useTranslate();
  const label = useEnumLabel('repair_steps');
  const check = useEnumLabel('repair_checks');
  return (
    <Section titleKey="credit_repairs.steps.title">
      <Trail>
        {file.steps.map((step, at) => (
          // A step stays where it is: they only grow.
          // oxlint-disable-next-line react/no-array-index-key
          <TrailItem
            key={at}
            head={<StepHead name={label(step.step)} by={step.actor_name} at={step.occurred_at} />}
          >
            {step.open_checks.length > 0 && (
              <Typography color="text.secondary">
                {translate('credit_repairs.steps.open_checks', {
                  checks: step.open_checks.map(check).join(translate('audit.comma')),
                })}
              </Typography>
            )}
            {step.comment && <Written>{step.comment}</Written>}
          </TrailItem>
        ))}
      </Trail>
    </Section>
  );
}
