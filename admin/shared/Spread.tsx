import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Puts two things of a card's line at its two ends. */
export const Spread = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
    {children}
  </Box>
);
