import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { AssignmentAnswer } from '../../server/contract/resources/assignments.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';

interface Props {
  answer: AssignmentAnswer | undefined;
  disabled: boolean;
  onDone: () => void;
  /** The server refused: the preview may be of a book that is no more. */
  onRefused: () => void;
}

/** Does what the preview shows, and nothing else: the server compares. */
export function RunButton({ answer, disabled, onDone, onRefused }: Props) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = answer?.moves_count ?? 0;
  const { busy, run } = useRun(answer, onDone, onRefused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await run();
    setOpen(false);
  };
  const loans = count.toLocaleString('en-US');
  return (
    <>
      <Button variant="contained" disabled={disabled || count === 0} onClick={() => setOpen(true)}>
        {translate('assignment.run')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        fullWidth
        maxWidth="xs"
        aria-labelledby={id}
      >
        <DialogTitle id={id}>{translate('assignment.run_title', { loans })}</DialogTitle>
        <form onSubmit={(event) => void submit(event)}>
          <DialogContent sx={{ pt: 0 }}>
            <DialogContentText>{translate('assignment.run_hint')}</DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
            {/* Nothing is typed here: Enter runs, Esc leaves. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <Button type="submit" variant="contained" autoFocus disabled={busy}>
              {translate('assignment.run')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

function useRun(answer: AssignmentAnswer | undefined, onDone: () => void, onRefused: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (answer === undefined || busy) return;
    const { fingerprint, only_user_id } = answer;
    setBusy(true);
    try {
      const done = await dataProvider.post<AssignmentAnswer>('assignment_runs', {
        dry_run: false,
        fingerprint,
        ...(only_user_id === null ? {} : { only_user_id }),
      });
      const loans = done.moves_count.toLocaleString('en-US');
      notify('assignment.done', { type: 'success', messageArgs: { loans } });
      onDone();
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      onRefused();
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
