import { Box, Card } from '@mui/material';
import type { ReactNode } from 'react';

/** The parts of a record's page, one under the other. */
export const RecordPage = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, pb: 1 }}>{children}</Box>
);

/** The head of a page: what the record is, and what can be done with it. */
export const RecordHead = ({ actions, children }: { actions?: ReactNode; children: ReactNode }) => (
  <Card
    sx={{
      px: { xs: 2, sm: 3 },
      py: 2,
      display: 'flex',
      flexWrap: 'wrap',
      gap: 2,
      justifyContent: 'space-between',
      alignItems: 'flex-start',
    }}
  >
    <Box
      sx={{ flex: '1 1 480px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      {children}
    </Box>
    {actions}
  </Card>
);
