import { Alert, Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../server/contract/resources/restructures.ts';
import { Affordability } from './figures/Affordability.tsx';
import { ApproverNote } from './figures/ApproverNote.tsx';
import { CashFlowChart } from './figures/CashFlowChart.tsx';
import { CostFacts } from './figures/CostFacts.tsx';
import { EffectFacts } from './figures/EffectFacts.tsx';
import { FigureSection } from './figures/FigureSection.tsx';
import { PartsTable } from './figures/PartsTable.tsx';
import { PlanComparison } from './figures/PlanComparison.tsx';
import { useOffer } from './useOffer.ts';

/**
 * The figures of the offer, worked out by the server while it is typed. What no longer fits is
 * said, and the last figures stay.
 */
export function OfferPreview() {
  const translate = useTranslate();
  const { figures, refusal, isOld } = useOffer();
  return (
    <Card
      component="aside"
      aria-label={translate('restructures.preview.title')}
      aria-busy={isOld && refusal === undefined}
      sx={{
        px: { xs: 2, sm: 3 },
        py: 2,
        minWidth: 0,
        position: { lg: 'sticky' },
        top: { lg: 56 },
        maxHeight: { lg: 'calc(100vh - 64px)' },
        overflowY: { lg: 'auto' },
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
      }}
    >
      {refusal !== undefined && (
        <Alert severity="warning">
          <div>{refusal || translate('restructures.preview.failed')}</div>
          {figures && <div>{translate('restructures.preview.last')}</div>}
        </Alert>
      )}
      {figures ? (
        <Box
          sx={{
            opacity: isOld ? 0.55 : 1,
            transition: 'opacity 120ms',
            display: 'flex',
            flexDirection: 'column',
            gap: 2.5,
          }}
        >
          <Figures figures={figures} />
        </Box>
      ) : (
        refusal === undefined && (
          <Typography color="text.secondary">
            {translate('restructures.preview.waiting')}
          </Typography>
        )
      )}
    </Card>
  );
}

function Figures({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  return (
    <>
      <FigureSection titleKey="restructures.cost.title">
        <CostFacts figures={figures} />
      </FigureSection>
      <FigureSection titleKey="restructures.afford.title">
        <Affordability figures={figures} />
      </FigureSection>
      <FigureSection titleKey="restructures.parts.title">
        <PartsTable figures={figures} />
      </FigureSection>
      <FigureSection titleKey="restructures.flow.title">
        <CashFlowChart figures={figures} />
      </FigureSection>
      <FigureSection
        titleKey="restructures.plan.title"
        aside={
          <Typography variant="caption" color="text.secondary">
            {translate('restructures.plan.marked')}
          </Typography>
        }
        sx={{ '--plan-height': '360px' }}
      >
        <PlanComparison figures={figures} />
      </FigureSection>
      <FigureSection titleKey="restructures.effect.title">
        <EffectFacts figures={figures} />
      </FigureSection>
      <FigureSection titleKey="restructures.approvers.title">
        <ApproverNote figures={figures} />
      </FigureSection>
    </>
  );
}
