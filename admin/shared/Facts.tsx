import { Box, type SxProps, type Theme } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** The row of facts at the top of a page: what the next sentence needs. */
export const Facts = ({ children, sx = {} }: { children: ReactNode; sx?: SxProps<Theme> }) => (
  <Box
    component="dl"
    sx={[
      { display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1.5, m: 0 },
      ...(Array.isArray(sx) ? sx : [sx]),
    ]}
  >
    {children}
  </Box>
);

interface FactProps {
  labelKey: string;
  children: ReactNode;
  /** The figure that matters most on the page. */
  strong?: boolean;
}

export const Fact = ({ labelKey, children, strong = false }: FactProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ minWidth: 88 }}>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem', lineHeight: 1.5 }}>
        {translate(labelKey)}
      </Box>
      <Box
        component="dd"
        className="figures"
        sx={{
          m: 0,
          fontSize: strong ? '1.25rem' : '0.9375rem',
          fontWeight: strong ? 600 : 400,
          lineHeight: 1.6,
        }}
      >
        {children}
      </Box>
    </Box>
  );
};
