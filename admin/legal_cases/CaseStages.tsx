import Card from '@mui/material/Card';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useRecordContext, useTranslate } from 'react-admin';
import { CASE_STAGES } from '../../server/contract/enums.ts';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** Where the case stands on its way. A case may skip stages, so those behind are passed rather than done. */
export function CaseStages() {
  const translate = useTranslate();
  const stage = useEnumLabel('case_stages');
  const legalCase = useRecordContext<LegalCase>();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  if (!legalCase) return null;
  const current = CASE_STAGES.indexOf(legalCase.stage);
  return (
    <Card component="section" aria-label={translate('legal_cases.show.stages')} sx={{ p: { xs: 2, md: 3 } }}>
      <Stepper activeStep={current} orientation={narrow ? 'vertical' : 'horizontal'} alternativeLabel={!narrow}>
        {CASE_STAGES.map((value, index) => (
          <Step key={value} completed={index < current || (value === 'closed' && index === current)} aria-current={index === current ? 'step' : undefined}>
            <StepLabel optional={index === current ? <Since on={legalCase.stage_on} /> : undefined}>{stage(value)}</StepLabel>
          </Step>
        ))}
      </Stepper>
    </Card>
  );
}

function Since({ on }: { on: string }) {
  return (
    <Typography variant="caption" component="div" className="figures" sx={{ color: 'text.secondary', textAlign: { md: 'center' } }}>
      {useTranslate()('legal_cases.show.since', { day: on })}
    </Typography>
  );
}
