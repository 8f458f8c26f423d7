import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { useLocaleState, useTranslate } from 'react-admin';
import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import { DeadlineCards } from './DeadlineCards.tsx';
import { dayName } from '../shared/calendar/month.ts';

/** The deadlines of one day. */
export function DayDialog({
  day,
  deadlines,
  onClose,
}: {
  day: string | null;
  deadlines: readonly LegalDeadline[];
  onClose: () => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Dialog
      open={day !== null}
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="day-title"
    >
      <DialogTitle id="day-title">{day === null ? '' : dayName(day, locale)}</DialogTitle>
      <DeadlineCards rows={deadlines} />
      <DialogActions sx={{ pt: 2 }}>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
