import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { useCommand } from '../../shared/useCommand.ts';
import { usePathBack } from '../../parts/repairs/repairs.ts';

/**
 * A pause of reporting ends before its day by a supervisor's word. Where it has ended already it
 * says since when.
 */
export function EndPause({ repair }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const mayEnd = useMay('credit_repairs', 'end_pause');
  const [asking, setAsking] = useState(false);
  const [end] = useCommand('credit_repairs', 'end_pause', { doneKey: 'credit_repairs.pause.done' });
  const { data } = usePathBack(repair.borrower_id, repair.pause_until !== null);
  const pause = data?.pauses.find(({ credit_repair_id }) => credit_repair_id === repair.id);
  if (!pause) return null;
  if (pause.ended_on !== null)
    return (
      <span className="figures">
        {translate('credit_repairs.pause.ended', { on: pause.ended_on })}
      </span>
    );
  if (!mayEnd || pause.until < today) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{translate('credit_repairs.pause.end')}</Button>
      <ReasonDialog
        open={asking}
        titleKey="credit_repairs.pause.title"
        hintKey="credit_repairs.pause.hint"
        submitKey="credit_repairs.pause.end"
        onSubmit={async (reason) => {
          if (await end(repair.id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
