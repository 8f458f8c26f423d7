import { Box } from '@mui/material';

/**
 * The key of a button, at its end; not where there is no keyboard. The button says it in
 * `aria-keyshortcuts`.
 */
export const KeyHint = ({ of }: { of: string }) => (
  <Box
    component="kbd"
    aria-hidden
    sx={{
      font: 'inherit',
      fontSize: '0.6875rem',
      lineHeight: '15px',
      minWidth: 17,
      px: 0.5,
      ml: 0.75,
      textAlign: 'center',
      border: 1,
      borderColor: 'currentColor',
      borderRadius: 0.5,
      opacity: 0.7,
      '@media (hover: none)': { display: 'none' },
    }}
  >
    {of}
  </Box>
);
