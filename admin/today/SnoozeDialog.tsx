import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { parseDay } from '../../server/domain/input/days.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { DayBox } from '../shared/DayBox.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Days ahead that the calendar offers; the policy may allow fewer, and says so. */
const OFFERED_DAYS = 30;

/** Asks until when and why a person is put off. */
export function SnoozeDialog({ row, onClose }: { row: WorklistRow; onClose: () => void }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const [until, setUntil] = useState(addDays(today, 1));
  const [reason, setReason] = useState('');
  const [snooze, { isPending }] = useCommand('worklist', 'snooze', {
    doneKey: 'today.snooze.done',
  });
  const day = parseDay(until, today);
  const ready = typeof day === 'string' && reason.trim() !== '' && !isPending;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if ((await snooze(row.id, { until: day, reason: reason.trim() })) !== null) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="snooze-title">
      <DialogTitle id="snooze-title">
        {translate('today.snooze.title', { name: row.borrower_name })}
      </DialogTitle>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: 1 }}>
          <DayBox
            label={translate('today.snooze.until')}
            value={until}
            max={addDays(today, OFFERED_DAYS)}
            problem={day === undefined ? translate('app.validation.day') : undefined}
            onChange={setUntil}
          />
          <TextField
            // The dialog opened to be typed into; the next day stands there already.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            label={translate('app.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {translate('today.snooze.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
