import { Box } from '@mui/material';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { CostFacts } from '../figures/CostFacts.tsx';
import { EffectFacts } from '../figures/EffectFacts.tsx';
import { PartsTable } from '../figures/PartsTable.tsx';
import { PlanComparison } from '../figures/PlanComparison.tsx';

/** The figures as they were shown at a step. */
export function FiguresOfStep({ figures }: { figures: RestructureFigures }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        mt: 1,
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        '--plan-height': '280px',
      }}
    >
      <CostFacts figures={figures} />
      <PartsTable figures={figures} />
      <EffectFacts figures={figures} />
      <PlanComparison figures={figures} />
    </Box>
  );
}
