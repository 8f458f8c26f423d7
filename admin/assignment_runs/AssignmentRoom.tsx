import { Box } from '@mui/material';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useMay } from '../shared/session.ts';
import { AbsencesCard } from './AbsencesCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { KeepsCard } from './KeepsCard.tsx';
import { PolicyCard } from './PolicyCard.tsx';
import { PreviewCard } from './PreviewCard.tsx';

const PREVIEW = 'assignment-preview';

/** 分案: the policy in force, what it would move now, and what was moved. */
export function AssignmentRoom() {
  const mayRun = useMay('assignment_runs', 'create');
  const [only, setOnly] = useState<number | null>(null);
  const handOver = (userId: number) => {
    setOnly(userId);
    document.getElementById(PREVIEW)?.scrollIntoView({ block: 'start' });
  };
  return (
    <Box
      sx={{
        maxWidth: 1240,
        mx: 'auto',
        width: '100%',
        pt: 1,
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
      }}
    >
      <Title title="assignment.menu" />
      {mayRun && (
        <Box id={PREVIEW} sx={{ scrollMarginTop: 72 }}>
          <PreviewCard only={only} onChoose={setOnly} />
        </Box>
      )}
      <PolicyCard />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <KeepsCard />
        <AbsencesCard onHandOver={mayRun ? handOver : undefined} />
      </Box>
      <HistoryCard />
    </Box>
  );
}
