import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { messageOf } from './errors.ts';

/** Says what happened, that nothing was lost, and what to do. */
export const ErrorState = ({ error, onRetry }: { error?: unknown; onRetry?: () => void }) => {
  const translate = useTranslate();
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        textAlign: 'center',
        gap: 1,
        px: 2,
        py: 8,
      }}
    >
      <ErrorIcon sx={{ fontSize: 40, color: 'text.secondary' }} aria-hidden />
      <Typography variant="h6" component="p">
        {translate('app.error.title')}
      </Typography>
      <Typography color="text.secondary" sx={{ maxWidth: '64ch' }}>
        {translate(messageOf(error), { _: messageOf(error) })} {translate('app.error.kept')}
      </Typography>
      {onRetry ? (
        <Button variant="outlined" onClick={onRetry} sx={{ mt: 1.5 }}>
          {translate('app.error.retry')}
        </Button>
      ) : null}
    </Box>
  );
};
