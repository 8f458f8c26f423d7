import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import { Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';
import { HeldSpans } from './HeldSpans.tsx';
import { useHolds } from './useHolds.ts';

/**
 * Tells on the loan's page that contact rests, why and until when, and what waits for a supervisor;
 * empty where neither is so.
 */
export function HoldStrip({ loanId }: { loanId: number }) {
  const translate = useTranslate();
  const { data } = useHolds(loanId);
  const now = (data ?? []).filter((hold) => hold.in_force || hold.waits);
  if (now.length === 0) return null;
  return (
    <Card
      component="section"
      aria-label={translate('holds.strip')}
      sx={{ px: { xs: 2, sm: 3 }, py: 0.5, borderColor: 'warning.main' }}
    >
      {now.map((hold) => (
        <InForce key={hold.id} hold={hold} />
      ))}
    </Card>
  );
}

function InForce({ hold }: { hold: Hold }) {
  const translate = useTranslate();
  const reason = useEnumLabel('hold_reasons');
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        py: 0.5,
      }}
    >
      <PauseIcon aria-hidden sx={{ fontSize: 18, color: 'warning.main' }} />
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Typography component="div" className="figures">
          <b>
            {translate(hold.in_force ? 'holds.until' : 'holds.not_yet', { day: hold.holds_until })}
          </b>{' '}
          · {reason(hold.reason)}
          {hold.waits && (
            <Box component="span" sx={{ ml: 1.5, color: 'text.secondary' }}>
              {translate('holds.waits', { from: hold.starts_on, day: hold.ends_on })}
            </Box>
          )}
        </Typography>
        <HeldSpans hold={hold} />
        {hold.statement && (
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {hold.statement}
          </Typography>
        )}
      </Box>
      {hold.waits && <ApproveButton hold={hold} />}
      <LiftButton hold={hold} />
    </Box>
  );
}

/** Approves a hold; for a supervisor who did not ask for it. */
function ApproveButton({ hold }: { hold: Hold }) {
  const translate = useTranslate();
  const mayApprove = useMay('holds', 'approve');
  const me = useSession()?.id;
  const [approve, { isPending }] = useCommand('holds', 'approve', { doneKey: 'holds.approved' });
  if (!mayApprove || hold.created_by === me) return null;
  return (
    <Button variant="contained" disabled={isPending} onClick={() => void approve(hold.id)}>
      {translate('holds.approve', { day: hold.ends_on })}
    </Button>
  );
}

/**
 * The button that ends a hold. One that a supervisor approved, and a ban on contact, only a
 * supervisor ends.
 */
function LiftButton({ hold }: { hold: Hold }) {
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
