import Box from '@mui/material/Box';

/** The beginning of a longer text in a table, one line. */
export const Words = ({ text }: { text: string }) => (
  <Box
    component="span"
    title={text}
    sx={{
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      maxWidth: { xs: '100%', sm: 'clamp(140px, calc(40vw - 260px), 480px)' },
    }}
  >
    {text}
  </Box>
);
