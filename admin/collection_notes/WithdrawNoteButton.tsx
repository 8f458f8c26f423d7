import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutline';
import { useState } from 'react';
import { Button, useRecordContext } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** For the author, while the note stands. */
export function WithdrawNoteButton() {
  const note = useRecordContext<CollectionNote>();
  const mayWithdraw = useMay('collection_notes', 'withdraw');
  const mine = useSession()?.id === note?.author_id;
  const [open, setOpen] = useState(false);
  const [withdraw] = useCommand('collection_notes', 'withdraw', { doneKey: 'collection_notes.withdraw.done' });
  if (!note || !mayWithdraw || !mine || note.status === 'withdrawn') return null;
  const submit = async (reason: string) => {
    if (await withdraw(note.id, { reason })) setOpen(false);
  };
  return (
    <>
      <Button label="collection_notes.withdraw.action" variant="outlined" size="small" startIcon={<RemoveCircleOutline />} onClick={() => setOpen(true)} />
      <ReasonDialog
        open={open}
        titleKey="collection_notes.withdraw.title"
        hintKey="collection_notes.withdraw.hint"
        submitKey="collection_notes.withdraw.action"
        onSubmit={submit}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
