import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { Box, Skeleton } from '@mui/material';
import { ShowBase, useRecordContext } from 'react-admin';
import { Fetched } from '../../shared/Fetched.tsx';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { DossierSkeleton } from '../../shared/DossierSkeleton.tsx';
import { usePagePanel } from '../../shared/panel/usePagePanel.ts';
import { useSession } from '../../shared/session.ts';
import { ShowError } from '../../shared/ShowError.tsx';
import { useRepairFile } from '../../parts/repairs/repairs.ts';
import { Checklist } from './Checklist.tsx';
import { Comparison } from './Comparison.tsx';
import { Correction } from './Correction.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { Effects } from './Effects.tsx';
import { Files } from './Files.tsx';
import { Letter } from './Letter.tsx';
import { works } from './moves.ts';
import { Others } from './Others.tsx';
import type { Panel } from './panel.ts';
import { Panels } from './Panels.tsx';
import { RepairHeader } from './RepairHeader.tsx';
import { RepairStrips } from './RepairStrips.tsx';
import { Statement } from './Statement.tsx';
import { Steps } from './Steps.tsx';

/**
 * The screen of one request: what is asked, what was checked, what the register and the ledger say,
 * the decision and the answer.
 */
export function RepairShow() {
  return (
    <ShowBase loading={<DossierSkeleton />} error={<ShowError />}>
      <Screen />
    </ShowBase>
  );
}

const COLUMN = { display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 } as const;

function Screen() {
  const repair = useRecordContext<CreditRepair>();
  const { data: file, error, refetch } = useRepairFile(repair?.id);
  const [panel, setPanel] = usePagePanel<Panel>();
  if (!repair) return null;
  return (
    <>
      <Box sx={{ ...COLUMN, pt: 1, containerType: 'inline-size' }}>
        <RepairHeader repair={repair} />
        <RepairStrips repair={repair} file={file} />
        <Fetched
          data={file}
          error={error}
          onRetry={() => void refetch()}
          waiting={<Skeleton variant="rounded" height={420} />}
        >
          {(fetched) => <Case repair={repair} file={fetched} onPanel={setPanel} />}
        </Fetched>
        <DecisionBar key={repair.id} repair={repair} file={file} panel={panel} onPanel={setPanel} />
      </Box>
      {file && <Panels repair={repair} file={file} panel={panel} onClose={() => setPanel(null)} />}
    </>
  );
}

interface CaseProps {
  repair: CreditRepair;
  file: RepairFile;
  onPanel: (panel: Panel) => void;
}

function Case({ repair, file, onPanel }: CaseProps) {
  const session = useSession();
  const mine = works(repair, session);
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 840px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={COLUMN}>
          <Statement
            repair={repair}
            file={file}
            onEdit={mine ? () => onPanel('edit') : undefined}
          />
          <Files repair={repair} />
        </Box>
        <Box sx={COLUMN}>
          {repair.forbidden === null && <Checklist repair={repair} file={file} works={mine} />}
          <Effects repair={repair} file={file} />
        </Box>
      </Box>
      <Comparison repair={repair} file={file} onType={mine ? () => onPanel('bureau') : undefined} />
      <Correction repair={repair} file={file} onSend={() => onPanel('correct')} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 840px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Letter repair={repair} file={file} />
        <Box sx={COLUMN}>
          <Steps file={file} />
          <Others repair={repair} file={file} />
        </Box>
      </Box>
    </>
  );
}
