import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { serverNow } from '../../providers/clock.ts';
import { formatRecent } from '../format.ts';
import { useFormNotices } from './formState.ts';

/** Says that what was typed before stands in the form again, and how to begin anew. */
export function RestoredNotice() {
  const translate = useTranslate();
  const { restoredAt, discard } = useFormNotices();
  if (restoredAt === null) return null;
  return (
    <Alert
      severity="info"
      sx={{ mb: 1.5, width: '100%' }}
      action={
        <Button color="inherit" size="small" onClick={discard}>
          {translate('app.unsaved.start_anew')}
        </Button>
      }
    >
      {translate('app.unsaved.restored', {
        when: formatRecent(restoredAt, serverNow()),
      })}
    </Alert>
  );
}
