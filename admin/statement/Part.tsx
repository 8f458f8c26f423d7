import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** A part of the statement under its heading, which does not stand alone at the foot of a page. */
export function Part({ titleKey, children }: { titleKey: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box
      component="section"
      sx={{
        mb: 3,
        '& table': { width: '100%' },
        '& tr': { breakInside: 'avoid' },
        '& td, & th': {
          height: 28,
          py: 0.25,
          px: 0.75,
          fontSize: '0.8125rem',
          '&:first-of-type': { pl: 0 },
          '&:last-of-type': { pr: 0 },
        },
      }}
    >
      <Typography component="h2" variant="subtitle1" sx={{ mb: 0.5, breakAfter: 'avoid' }}>
        {translate(titleKey)}
      </Typography>
      <Box sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }}>{children}</Box>
    </Box>
  );
}

/** A figure or a fact with its name. */
export function Line({ labelKey, children }: { labelKey: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.25,
        fontSize: '0.8125rem',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {translate(labelKey)}
      </Box>
      <Box component="dd" className="figures" sx={{ m: 0, textAlign: 'right' }}>
        {children}
      </Box>
    </Box>
  );
}

/** Lines in two columns; a phone has room for one. */
export const COLUMNS = {
  m: 0,
  columnGap: 4,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  '@media print': { gridTemplateColumns: '1fr 1fr' },
} as const;
