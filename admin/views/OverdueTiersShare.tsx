import { Box } from '@mui/material';
import { TIER_COLOURS } from '../theme/tierColours.ts';
import { type Band, formatShare } from './overdueTiersBook.ts';

/** A thin bar in the tier's own colour, with its figure. */
export const OverdueTiersShare = ({ band: { step, share } }: { band: Band }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
    <Box
      aria-hidden
      sx={{
        flexGrow: 1,
        height: 6,
        borderRadius: 3,
        backgroundColor: 'action.hover',
        overflow: 'hidden',
      }}
    >
      <Box
        sx={(theme) => ({
          height: '100%',
          width: `${share * 100}%`,
          minWidth: share > 0 ? 3 : 0,
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
