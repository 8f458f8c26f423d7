import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';

/** Approves a hold; for a supervisor who did not ask for it. */
export function ApproveHoldButton({ hold }: { hold: Hold }) {
  const translate = useTranslate();
  const mayApprove = useMay('holds', 'approve');
  const me = useSession()?.id;
  const [approve, { isPending }] = useCommand('holds', 'approve', { doneKey: 'holds.approved' });
  if (!mayApprove || hold.created_by === me) return null;
  return (
    <Button
      variant="contained"
      disabled={isPending}
      onClick={(event) => {
        // In a list it stands in a row that leads to the loan.
        event.stopPropagation();
        void approve(hold.id);
      }}
    >
      {translate('holds.approve', { day: hold.ends_on })}
    </Button>
  );
}

/**
 * The button that ends a hold. One that a supervisor approved, and a ban on contact, only a
 * supervisor ends.
 */
export function LiftHoldButton({ hold }: { hold: Hold }) {
  const translate = useTranslate();
  const role = useSession()?.role;
  const mayLift =
    useMay('holds', 'lift') &&
    (role === 'supervisor' || (hold.approved_by === null && hold.reason !== 'do_not_contact'));
  const [open, setOpen] = useState(false);
  const [lift] = useCommand('holds', 'lift', { doneKey: 'holds.lifted' });
  if (!mayLift) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('holds.lift')}
      </Button>
      <ReasonDialog
        open={open}
        titleKey="holds.lift_title"
        hintKey="holds.lift_hint"
        submitKey="holds.lift"
        suggestionKeys={[
          'holds.lift_reasons.over',
          'holds.lift_reasons.asked',
          'holds.lift_reasons.mistake',
        ]}
        onSubmit={async (reason) => {
          if (await lift(hold.id, { reason })) setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
