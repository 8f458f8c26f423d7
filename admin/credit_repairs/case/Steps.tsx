import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RepairFile } from '../../../server/contract/resources/creditRepairs.ts';
import { Section } from '../../restructures/show/Section.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Instant } from '../../shared/InstantField.tsx';

const LINE = { listStyle: 'none', m: 0, p: 0, '& > li': { pl: 2, pb: 1.25, borderLeft: 2, borderColor: 'divider', position: 'relative' }, '& > li:last-of-type': { pb: 0 } } as const;
const DOT = { '&::before': { content: '""', position: 'absolute', left: -5, top: 8, width: 8, height: 8, borderRadius: '50%', bgcolor: 'text.disabled' } } as const;

/** Everything that was done, oldest first. */
export function Steps({ file }: { file: RepairFile }) {
  const translate = useTranslate();
  const label = useEnumLabel('repair_steps');
  const check = useEnumLabel('repair_checks');
  return (
    <Section titleKey="credit_repairs.steps.title">
      <Box component="ol" sx={LINE}>
        {file.steps.map((step, at) => (
          // A step stays where it is: they only grow.
          // oxlint-disable-next-line react/no-array-index-key
          <Box component="li" key={at} sx={DOT}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
              <Box component="strong" sx={{ fontWeight: 600 }}>
                {label(step.step)}
              </Box>
              <span>{translate(`audit.actors.${step.actor_name}`, { _: step.actor_name })}</span>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                <Instant at={step.occurred_at} />
              </Box>
            </Box>
            {step.open_checks.length > 0 && (
              <Typography variant="body2" color="text.secondary">
                {translate('credit_repairs.steps.open_checks', { checks: step.open_checks.map(check).join(translate('audit.comma')) })}
              </Typography>
            )}
            {step.comment && (
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                {step.comment}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
