import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { DecisionButtons } from '../../shared/DecisionButtons.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useAdjustmentText } from './useAdjustmentText.ts';

/**
 * The decision on a proposed adjustment, for a supervisor who did not ask for it; to others, who
 * decides.
 */
export function AdjustmentDecision({ adjustment }: { adjustment: Adjustment }) {
  const translate = useTranslate();
  const mayDecide = useMay('adjustments', 'approve');
  const own = useSession()?.id === adjustment.requested_by;
  const what = useAdjustmentText()(adjustment);
  if (mayDecide && !own)
    return (
      <DecisionButtons
        resource="adjustments"
        id={adjustment.id}
        part="adjustments"
        words={{ what }}
      />
    );
  return (
    <Typography variant="body2" color="text.secondary">
      {translate(own && mayDecide ? 'adjustments.pending.own' : 'adjustments.pending.wait')}
    </Typography>
  );
}
