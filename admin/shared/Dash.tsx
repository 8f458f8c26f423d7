import { Box } from '@mui/material';

/** Stands where there is nothing: quiet, so that the eye passes over it. */
export const Dash = () => (
  <Box component="span" sx={{ color: 'text.disabled' }}>
    –
  </Box>
);
