import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  icon: ReactNode;
  title: string;
  hint: string;
  children?: ReactNode;
}

/** A page that has one thing to say and the ways on. */
export const Notice = ({ icon, title, hint, children }: Props) => (
  <Box
    sx={{
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      textAlign: 'center',
      gap: 1,
      px: 2,
      pt: '14vh',
      '& > svg': { fontSize: 44, color: 'text.disabled' },
    }}
  >
    {icon}
    <Typography variant="h5" component="h2">
      {title}
    </Typography>
    <Typography color="text.secondary" sx={{ maxWidth: '64ch' }}>
      {hint}
    </Typography>
    <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>{children}</Box>
  </Box>
);
