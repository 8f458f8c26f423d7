import { Box } from '@mui/material';
import { TIER_COLOURS } from '../theme/tierColours.ts';
import { type Band, formatShare } from './overdueTiersBook.ts';

/** The share of the book, and a thin bar in the tier's own colour that compares overdue tiers. */
export const OverdueTiersShare = ({ band: { step, share, bar } }: { band: Band }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
    <Box
      aria-hidden
      sx={{
        flexGrow: 1,
        height: 6,
        borderRadius: 3,
        backgroundColor: bar > 0 ? 'action.hover' : undefined,
        overflow: 'hidden',
      }}
    >
      <Box
        sx={(theme) => ({
          height: '100%',
          width: `${bar * 100}%`,
          minWidth: bar > 0 ? 3 : 0,
          borderRadius: 3,
          backgroundColor: TIER_COLOURS[theme.palette.mode][step]?.bar,
        })}
      />
    </Box>
    <Box component="span" className="figures" sx={{ width: 52, textAlign: 'right', flexShrink: 0 }}>
      {formatShare(share)}
    </Box>
  </Box>
);
