import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { BankDay } from '../../server/contract/resources/bankDays.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { dayApart } from './sums.ts';

/** Closes a day at difference 0, or opens a closed one again for a reason. */
export function DayActions({ day }: { day: BankDay }) {
  const translate = useTranslate();
  const mayClose = useMay('bank_days', 'close');
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const [close, { isPending }] = useCommand('bank_days', 'close', { doneKey: 'bank.day.closed' });
  const [reopen] = useCommand('bank_days', 'reopen', { doneKey: 'bank.day.reopened' });
  const id = useId();
  if (!mayClose) return null;
  const leave = () => setAsking(null);
  const words = { day: day.day_on };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await close(day.day_on);
    leave();
  };
  if (day.status === 'closed')
    return (
      <>
        <Button variant="outlined" onClick={() => setAsking('reopen')}>
          {translate('bank.day.reopen')}
        </Button>
        <ReasonDialog
          open={asking === 'reopen'}
          titleKey="bank.day.reopen_title"
          titleArgs={words}
          submitKey="bank.day.reopen"
          onSubmit={async (reason) => {
            if ((await reopen(day.day_on, { reason })) !== null) leave();
          }}
          onClose={leave}
        />
      </>
    );
  return (
    <>
      <Button variant="contained" disabled={dayApart(day) !== 0} onClick={() => setAsking('close')}>
        {translate('bank.day.close')}
      </Button>
      <Dialog open={asking === 'close'} onClose={leave} maxWidth="xs" aria-labelledby={id}>
        <DialogTitle id={id}>{translate('bank.day.close_title', words)}</DialogTitle>
        <form onSubmit={(event) => void submit(event)}>
          <DialogContent sx={{ pt: 0 }}>
            <DialogContentText>{translate('bank.day.close_hint')}</DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button onClick={leave}>{translate('ra.action.cancel')}</Button>
            {/* Nothing is typed here: Enter closes the day, Esc leaves. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <Button type="submit" variant="contained" autoFocus disabled={isPending}>
              {translate('bank.day.close')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
