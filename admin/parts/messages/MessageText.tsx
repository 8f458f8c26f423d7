import { Box, Typography } from '@mui/material';

/** A text as it arrives: its subject, where it has one, and its words. */
export function MessageText({ subject, text }: { subject: string | null; text: string }) {
  return (
    <Box
      sx={{
        bgcolor: 'action.hover',
        borderRadius: 2,
        px: 2,
        py: 1.25,
        maxWidth: '64ch',
        minHeight: 44,
      }}
    >
      {subject && (
        <Typography sx={{ fontWeight: 600, mb: 0.5, overflowWrap: 'anywhere' }}>
          {subject}
        </Typography>
      )}
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Typography>
    </Box>
  );
}
