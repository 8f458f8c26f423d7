import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { Box, Button, Typography } from '@mui/material';
import { HttpError, useCreatePath, useResourceContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from './EmptyState.tsx';
import { messageOf } from './errors.ts';

const isMissing = (error: unknown): boolean => error instanceof HttpError && error.status === 404;

/** A message as a sentence: the server's refusals end without a stop. */
const sentence = (text: string, stop: string): string =>
  /[.!?。！？]$/.test(text) ? text : `${text}${stop}`;

/** Says what happened, that nothing was lost, and what to do. */
export const ErrorState = ({ error, onRetry }: { error?: unknown; onRetry?: () => void }) => {
  const translate = useTranslate();
  if (isMissing(error)) return <Missing />;
  const message = sentence(
    translate(messageOf(error), { _: messageOf(error) }),
    translate('app.error.stop'),
  );
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
        {message} {translate('app.error.kept')}
      </Typography>
      {onRetry ? (
        <Button variant="outlined" onClick={onRetry} sx={{ mt: 1.5 }}>
          {translate('app.error.retry')}
        </Button>
      ) : null}
    </Box>
  );
};

/** A record that is not there: nothing failed, and asking again would not bring it. */
const Missing = () => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const createPath = useCreatePath();
  return (
    <Box role="alert">
      <EmptyState
        titleKey="app.error.missing_title"
        hintKey="app.error.missing_hint"
        action={
          resource !== '' && (
            <Button variant="outlined" component={Link} to={createPath({ resource, type: 'list' })}>
              {translate('app.error.to_list', {
                name: translate(`resources.${resource}.name`, { smart_count: 2 }),
              })}
            </Button>
          )
        }
      />
    </Box>
  );
};
