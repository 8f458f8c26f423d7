import { LinearProgress } from '@mui/material';
import { useLoading, useTimeout, useTranslate } from 'react-admin';

/** Quick answers need no sign; a line that came and went with each would only flicker. */
const SLOW_MS = 300;

/** A line under the bar while an answer is awaited for longer than an instant; it moves nothing. */
export const LoadingLine = () => (useLoading() ? <SlowLine /> : null);

const SlowLine = () => {
  const translate = useTranslate();
  const slow = useTimeout(SLOW_MS);
  return slow ? (
    <LinearProgress
      aria-label={translate('ra.page.loading')}
      sx={{ position: 'absolute', insetInline: 0, bottom: -2, height: 2 }}
    />
  ) : null;
};
