import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { Form, required, useNotify, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { DESK_PEOPLE } from '../../shared/deskPeople.ts';
import { PersonInput } from '../../shared/PersonInput.tsx';
import { useMove } from './useMove.ts';

/** The form is of the assignment, not of the request around it. */
const NEW = {};

/** Gives the request to another person of the desk. */
export function AssignButton({ repair }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const { move, busy } = useMove(repair.id);
  const assign = async ({ assignee_id }: { assignee_id?: number }) => {
    const { repair: after, fields } = await move('assign', { assignee_id }, ['assignee_id']);
    if (!after) return fields;
    notify('credit_repairs.assign.done', { type: 'success' });
    setOpen(false);
    return undefined;
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} sx={{ minHeight: 24, py: 0 }}>
        {translate(
          repair.assignee_id === null
            ? 'credit_repairs.assign.action'
            : 'credit_repairs.assign.again',
        )}
      </Button>
      {open && (
        <Dialog
          open
          onClose={busy ? undefined : () => setOpen(false)}
          fullWidth
          maxWidth="xs"
          aria-labelledby="assign-title"
        >
          <DialogTitle id="assign-title">{translate('credit_repairs.assign.title')}</DialogTitle>
          <Form record={NEW} onSubmit={assign}>
            <DialogContent sx={{ pt: 0 }}>
              <PersonInput
                source="assignee_id"
                among={DESK_PEOPLE}
                label={translate('credit_repairs.assign.to')}
                validate={required()}
                helperText={false}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={() => setOpen(false)} disabled={busy}>
                {translate('ra.action.cancel')}
              </Button>
              <Button type="submit" variant="contained" disabled={busy}>
                {translate('credit_repairs.assign.action')}
              </Button>
            </DialogActions>
          </Form>
        </Dialog>
      )}
    </>
  );
}
