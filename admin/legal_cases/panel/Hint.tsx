import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A hint in a form: something to know before answering, or what will follow. */
export function Hint({ children }: { children: ReactNode }) {
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mb: 1.5 }}>
      {children}
    </Typography>
  );
}
