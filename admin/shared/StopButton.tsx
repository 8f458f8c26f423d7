import { Button, CircularProgress } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Says that something lasts, and stops it. */
export function StopButton({ onStop }: { onStop: () => void }) {
  const translate = useTranslate();
  return (
    <Button
      size="small"
      startIcon={<CircularProgress size={14} aria-label={translate('app.working')} />}
      onClick={onStop}
    >
      {translate('app.stop')}
    </Button>
  );
}
