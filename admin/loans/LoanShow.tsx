import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useCallback, useEffect } from 'react';
import { HttpError, RecordContextProvider, ShowBase, useRecordContext } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { ReversalRequests } from '../parts/payments/ReversalRequests.tsx';
import { PendingStrip } from '../parts/adjustments/PendingStrip.tsx';
import { LoanContact } from '../parts/contact/LoanContact.tsx';
import { LoanRepairStrip } from '../parts/repairs/LoanRepairStrip.tsx';
import { HoldStrip } from '../parts/holds/HoldStrip.tsx';
import { useOpenWarnings, WarningsCard } from '../parts/warnings/WarningsCard.tsx';
import { MomentBanner } from '../parts/ledger/MomentBanner.tsx';
import { useLoanAt } from '../parts/ledger/useLedger.ts';
import { useMoment } from '../parts/ledger/useMoment.ts';
import { LoanStrips } from '../parts/restructures/LoanStrips.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ErrorState } from '../shared/ErrorState.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { LoanActions } from './LoanActions.tsx';
import { LoanFacts } from '../parts/loans/LoanFacts.tsx';
import { Handling } from '../parts/loans/Handling.tsx';
import { LoanHeader } from './LoanHeader.tsx';
import { type OpenPanel, PanelContext } from '../shared/panel/loanPanel.ts';
import { closePanel, openPanel, useOpenedPanel } from '../shared/panel/openedPanel.ts';
import { DossierSkeleton } from '../shared/DossierSkeleton.tsx';
import { LoanTabs } from './LoanTabs.tsx';
import { LoanTimeline } from './Timeline.tsx';
import { useActionKeys } from '../parts/loans/useActionKeys.ts';

/**
 * The loan of today, or of the moment in the address: then every figure comes from that moment, and
 * nothing can be done.
 */
function LoanScreen() {
  const now = useRecordContext<Loan>();
  const { moment } = useMoment();
  const { data: then, error, refetch } = useLoanAt(now?.id ?? 0, moment);
  const id = now?.id;
  const open = useCallback(
    (panel: OpenPanel) => {
      if (id !== undefined) openPanel(id, panel);
    },
    [id],
  );
  useActionKeys(useOpenedPanel() === null && moment === null);
  useEffect(() => {
    if (moment !== null) closePanel();
  }, [moment]);
  const waits = useOpenWarnings('loan_id', id).isPending && moment === null;
  if (!now) return null;
  const loan = moment === null ? now : then;
  const page =
    loan && !waits ? (
      <RecordContextProvider value={loan}>
        <LoanPage current={moment === null ? now : null} />
      </RecordContextProvider>
    ) : (
      <DossierSkeleton />
    );
  return (
    <PanelContext.Provider value={open}>
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          py: 1,
          containerType: 'inline-size',
        }}
      >
        <MomentBanner loan={now} />
        {error ? <NotRead error={error} onRetry={() => void refetch()} /> : page}
      </Box>
    </PanelContext.Provider>
  );
}

/** The reason why the loan cannot be shown as it was at a moment: often it did not exist yet. */
function NotRead({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return error instanceof HttpError && error.status === 404 ? (
    <EmptyState titleKey="moment.not_yet" hintKey="moment.not_yet_hint" />
  ) : (
    <ErrorState error={error} onRetry={onRetry} />
  );
}

/** The loan in context; with the loan of today, also what waits and what can be done. */
function LoanPage({ current }: { current: Loan | null }) {
  return (
    <>
      <Card
        sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}
      >
        <LoanHeader
          contact={current && <LoanContact loan={current} />}
          actions={current && <LoanActions loan={current} />}
        />
        <LoanFacts />
        {current && <Handling loan={current} />}
      </Card>
      {current && (
        <>
          <LoanStrips loan={current} />
          <LoanRepairStrip loan={current} />
          <WarningsCard target="loan_id" id={current.id} />
          <HoldStrip loanId={current.id} />
          <PendingStrip loanId={current.id} />
          <ReversalRequests loan_id={current.id} />
        </>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 840px)': {
            gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)',
          },
        }}
      >
        <LoanTimeline />
        <LoanTabs />
      </Box>
    </>
  );
}

/**
 * The screen of the phone call: who, how much, what was said, and the form for what comes next,
 * with the facts still in sight.
 */
export function LoanShow() {
  return (
    <ShowBase loading={<DossierSkeleton />} error={<ShowError />}>
      <LoanScreen />
    </ShowBase>
  );
}
