import Box from '@mui/material/Box';
import { useCallback } from 'react';
import { ShowBase, useRecordContext } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { DossierSkeleton } from '../shared/DossierSkeleton.tsx';
import { type OpenPanel, PanelContext } from '../shared/panel/loanPanel.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { useLoanClocks } from '../parts/legal/clocks/useClocks.ts';
import { CaseHead } from './show/CaseHead.tsx';
import { CaseTabs } from './show/CaseTabs.tsx';
import { CaseTimeline } from './show/CaseTimeline.tsx';
import { NextStep } from './show/NextStep.tsx';

/**
 * The screen of one case: who, how far, what is due next; its parts at the left, what happened at
 * the right, and forms beside both.
 */
export function CaseShow() {
  return (
    <ShowBase loading={<DossierSkeleton />} error={<ShowError />}>
      <Screen />
    </ShowBase>
  );
}

function Screen() {
  const legalCase = useRecordContext<LegalCase>();
  const loanId = legalCase?.loan_id;
  const open = useCallback(
    (panel: OpenPanel) => {
      if (loanId !== undefined) openPanel(loanId, panel);
    },
    [loanId],
  );
  const { data: clocks } = useLoanClocks(legalCase?.loan_id);
  if (!legalCase) return null;
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
        <CaseHead />
        <NextStep legalCase={legalCase} deadlines={clocks?.deadlines ?? []} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: 'minmax(0, 1fr)',
            '@container (min-width: 840px)': {
              gridTemplateColumns: 'minmax(0, 8fr) minmax(0, 5fr)',
            },
          }}
        >
          <CaseTabs legalCase={legalCase} />
          <CaseTimeline legalCase={legalCase} />
        </Box>
      </Box>
    </PanelContext.Provider>
  );
}
