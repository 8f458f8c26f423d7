import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { HeldSpans } from './HeldSpans.tsx';
import { ApproveHoldButton, LiftHoldButton } from './HoldButtons.tsx';
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
      {hold.waits && <ApproveHoldButton hold={hold} />}
      <LiftHoldButton hold={hold} />
    </Box>
  );
}
