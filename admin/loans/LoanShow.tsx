import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { ShowBase } from 'react-admin';
import { ShowError } from '../shared/ShowError.tsx';
import { LoanActions } from './LoanActions.tsx';
import { LoanFacts } from './LoanFacts.tsx';
import { LoanHeader } from './LoanHeader.tsx';
import { LoanPanel } from './LoanPanel.tsx';
import type { PanelKind } from './LoanPanel.tsx';
import { LoanSkeleton } from './LoanSkeleton.tsx';
import { LoanTabs } from './LoanTabs.tsx';
import { Timeline } from './Timeline.tsx';
import { ACTION_KEYS, useActionKeys } from './useActionKeys.ts';

function LoanScreen() {
  const [panel, setPanel] = useState<PanelKind | null>(null);
  useActionKeys(panel === null, setPanel);
  const close = () => {
    setPanel(null);
    // The focus goes back to where the form came from, also when a key opened it.
    if (panel) document.querySelector<HTMLElement>(`[aria-keyshortcuts="${ACTION_KEYS[panel]}"]`)?.focus();
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1, containerType: 'inline-size' }}>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <LoanHeader actions={<LoanActions onOpen={setPanel} />} />
        <LoanFacts />
      </Card>
      <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: 'minmax(0, 1fr)', '@container (min-width: 840px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)' } }}>
        <Timeline />
        <LoanTabs />
      </Box>
      <LoanPanel kind={panel} onClose={close} />
    </Box>
  );
}

/** The screen of the phone call: who, how much, what was said, and the form for what comes next, with the facts still in sight. */
export function LoanShow() {
  return (
    <ShowBase loading={<LoanSkeleton />} error={<ShowError />}>
      <LoanScreen />
    </ShowBase>
  );
}
