import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a rule, marked where it differs from the rule it is laid beside. */
export const Marked = ({ when, children }: { when: boolean; children: ReactNode }) => (
  <Box
    component="span"
    sx={
      when
        ? { bgcolor: 'action.selected', fontWeight: 600, px: 0.75, py: 0.25, borderRadius: 0.5 }
        : {}
    }
  >
    {children}
  </Box>
);
