import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Complaint } from '../../server/contract/resources/contacts.ts';
import { nextExtension } from '../../server/domain/contact/complaintClock.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Extends the time to answer: first to 30 days, then to 60, which another person approves. */
export function ExtendButton({ complaint }: { complaint: Complaint }) {
  const translate = useTranslate();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const mayExtend = useMay('complaints', 'extend');
  const [extend] = useCommand('complaints', 'extend', { doneKey: 'complaints.extend.done' });
  const next = nextExtension(complaint);
  const { status, days_left, extended_to, extended_by, id } = complaint;
  const own = extended_to !== null && extended_by === session?.id;
  if (!mayExtend || own || next === null || status !== 'open' || (days_left ?? -1) < 0) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)} sx={{ mt: 1 }}>
        {translate(extended_to === null ? 'complaints.extend.action' : 'complaints.extend.approve')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey="complaints.extend.title"
        titleArgs={{ on: next }}
        hintKey={
          extended_to === null ? 'complaints.extend.hint_complex' : 'complaints.extend.hint_more'
        }
        submitKey="complaints.extend.submit"
        onSubmit={async (reason) => {
          if (await extend(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
