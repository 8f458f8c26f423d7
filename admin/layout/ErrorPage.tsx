import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { Box, Button } from '@mui/material';
import { type ErrorProps, useTranslate } from 'react-admin';
import { Notice } from '../shared/Notice.tsx';

/**
 * A page that failed while drawing: what happened, what was kept, what to do. The technical words
 * stay folded away.
 */
export const ErrorPage = ({ error }: ErrorProps) => {
  const translate = useTranslate();
  return (
    <Notice
      icon={<ErrorIcon aria-hidden />}
      title={translate('app.error.page_title')}
      hint={translate('app.error.page_hint')}
    >
      <Box role="alert">
        <Box sx={{ display: 'flex', gap: 1, justifyContent: 'center' }}>
          <Button variant="outlined" href="#/">
            {translate('app.error.home')}
          </Button>
          <Button variant="contained" onClick={() => globalThis.location.reload()}>
            {translate('app.error.reload')}
          </Button>
        </Box>
        <Box component="details" sx={{ mt: 4, color: 'text.secondary', textAlign: 'left' }}>
          <summary>{translate('app.error.details')}</summary>
          <Box
            component="code"
            sx={{ display: 'block', mt: 1, whiteSpace: 'pre-wrap', fontSize: '0.8125rem' }}
          >
            {error instanceof Error ? error.message : null}
          </Box>
        </Box>
      </Box>
    </Notice>
  );
};
