import { Box, Skeleton, Typography } from '@mui/material';
import { ShowBase, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type {
  Restructure,
  RestructureFigures,
} from '../../../server/contract/resources/restructures.ts';
import { QuotaLine } from '../../parts/restructures/QuotaLine.tsx';
import { DossierSkeleton } from '../../shared/DossierSkeleton.tsx';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { ShowError } from '../../shared/ShowError.tsx';
import { ApproverNote } from '../figures/ApproverNote.tsx';
import { CashFlowChart } from '../figures/CashFlowChart.tsx';
import { CostFacts } from '../figures/CostFacts.tsx';
import { EffectFacts } from '../figures/EffectFacts.tsx';
import { FigureSection } from '../figures/FigureSection.tsx';
import { PartsTable } from '../figures/PartsTable.tsx';
import { PlanComparison } from '../figures/PlanComparison.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { Distress } from './Distress.tsx';
import { PlanInForce } from './PlanInForce.tsx';
import { RequestHeader } from './RequestHeader.tsx';
import { Section } from '../../shared/Section.tsx';
import { Signatures } from './Signatures.tsx';
import { Steps } from './Steps.tsx';
import { Strips } from './Strips.tsx';
import { TermsFacts } from './TermsFacts.tsx';
import { useReview } from './useReview.ts';

/**
 * The screen of one request: who and why, before and after, what is given up and what it does, and
 * the decision.
 */
export function RestructureShow() {
  return (
    <ShowBase loading={<DossierSkeleton />} error={<ShowError />}>
      <Screen />
    </ShowBase>
  );
}

const SIDE_BY_SIDE = {
  display: 'grid',
  gap: 2,
  alignItems: 'stretch',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
} as const;

function Screen() {
  const request = useRecordContext<Restructure>();
  const { data: review, error, refetch } = useReview(request?.id ?? 0);
  const { isPending: reading } = useGetOne<Loan>(
    'loans',
    { id: request?.loan_id ?? 0 },
    { enabled: request !== undefined },
  );
  // All of it at once: parts that come one after the other would push each other down.
  if (!request || reading || (review === undefined && !error)) return <DossierSkeleton />;
  // A decision is on the figures of now; after it those that were decided on, and signed for, are
  // what counts.
  const waiting = request.status === 'submitted' || request.status === 'draft';
  const figures = waiting
    ? (review?.current ?? review?.frozen)
    : (review?.frozen ?? review?.current);
  const terms = () => {
    if (figures) return <Terms request={request} figures={figures} />;
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return review ? null : <Skeleton variant="rounded" height={280} />;
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: 1 }}>
      <RequestHeader />
      <Strips request={request} review={review} />
      <PlanInForce />
      <Box sx={SIDE_BY_SIDE}>
        <Distress figures={figures} />
        {terms()}
      </Box>
      {figures && <Consequences figures={figures} waiting={waiting} />}
      <Box sx={{ ...SIDE_BY_SIDE, alignItems: 'start' }}>
        <Signatures />
        <Steps request={request} />
      </Box>
      <DecisionBar key={request.id} request={request} review={review} />
    </Box>
  );
}

/** The terms asked for, what they cost and what is given up. */
function Terms({ request, figures }: { request: Restructure; figures: RestructureFigures }) {
  return (
    <Section
      titleKey="restructures.show.offer"
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.25 }}
    >
      <TermsFacts request={request} />
      <CostFacts figures={figures} />
      <PartsTable figures={figures} />
    </Section>
  );
}

/** The plan before and after, and what it does to the loan's standing. */
function Consequences({ figures, waiting }: { figures: RestructureFigures; waiting: boolean }) {
  const translate = useTranslate();
  return (
    <>
      <Section titleKey="restructures.plan.title" plain>
        <Typography variant="body2" color="text.secondary" sx={{ mt: -1, mb: 1 }}>
          {translate('restructures.plan.marked')}
        </Typography>
        <PlanComparison figures={figures} />
      </Section>
      <Box sx={SIDE_BY_SIDE}>
        <Section titleKey="restructures.flow.title">
          <CashFlowChart figures={figures} />
        </Section>
        <Section titleKey="restructures.effect.title">
          <EffectFacts figures={figures} />
          {waiting && (
            <FigureSection titleKey="restructures.approvers.title" sx={{ mt: 2 }}>
              <ApproverNote figures={figures} />
              <QuotaLine />
            </FigureSection>
          )}
        </Section>
      </Box>
    </>
  );
}
