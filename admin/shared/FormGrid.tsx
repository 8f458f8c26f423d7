import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Inputs two by two, one below the other on a phone. */
export const FormGrid = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
      columnGap: 2,
      rowGap: 1,
      width: '100%',
      alignItems: 'start',
    }}
  >
    {children}
  </Box>
);
