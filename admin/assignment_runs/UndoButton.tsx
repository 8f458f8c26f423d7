import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { AssignmentRun } from '../../server/contract/resources/assignments.ts';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Takes a whole run back, and says how much of it went back. */
export function UndoButton({ run }: { run: AssignmentRun }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const id = useId();
  const [open, setOpen] = useState(false);
  const mayUndo = useMay('assignment_runs', 'undo');
  const [undo, { isPending }] = useCommand<AssignmentRun>('assignment_runs', 'undo');
  if (!mayUndo || run.status === 'undone' || run.moves_count === 0) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const after = await undo(run.id);
    setOpen(false);
    if (after === null) return;
    const { returned_count: returned, stayed_count: stayed } = after;
    notify(stayed ? 'assignment.undone' : 'assignment.undone_all', {
      type: 'success',
      messageArgs: { returned, stayed, smart_count: returned ?? 0 },
    });
    void client.invalidateQueries({ queryKey: ['preview', 'assignment_runs'] });
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('assignment.undo')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        fullWidth
        maxWidth="xs"
        aria-labelledby={id}
      >
        <DialogTitle id={id}>{translate('assignment.undo_title')}</DialogTitle>
        <form onSubmit={(event) => void submit(event)}>
          <DialogContent sx={{ pt: 0 }}>
            <DialogContentText>{translate('assignment.undo_hint')}</DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
            {/* Nothing is typed here: Enter undoes, Esc leaves. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <Button type="submit" variant="contained" autoFocus disabled={isPending}>
              {translate('assignment.undo')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
