import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { Button, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';

/**
 * Takes an adjustment back; for a supervisor who did not ask for it. To the one who did, it says
 * why it cannot be done.
 */
export function ReverseAdjustmentButton() {
  const translate = useTranslate();
  const adjustment = useRecordContext<Adjustment>();
  const mayReverse = useMay('adjustments', 'reverse');
  const me = useSession()?.id;
  const [open, setOpen] = useState(false);
  const [reverse] = useCommand('adjustments', 'reverse', { doneKey: 'adjustments.reverse.done' });
  if (!adjustment || !mayReverse || adjustment.status !== 'posted') return null;
  const own = adjustment.requested_by === me;
  const submit = async (reason: string) => {
    if (await reverse(adjustment.id, { reason })) setOpen(false);
  };
  return (
    <>
      <Tooltip title={own ? translate('adjustments.reverse.own') : ''}>
        <span>
          <Button
            variant="outlined"
            color="error"
            startIcon={<UndoOutlined />}
            disabled={own}
            onClick={() => setOpen(true)}
          >
            {translate('adjustments.reverse.action')}
          </Button>
        </span>
      </Tooltip>
      <ReasonDialog
        open={open}
        titleKey="adjustments.reverse.title"
        hintKey="adjustments.reverse.hint"
        submitKey="adjustments.reverse.action"
        onSubmit={submit}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
