import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutline';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Withdraws a note while it stands; for its author. */
export function WithdrawNoteButton() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  const mayWithdraw = useMay('collection_notes', 'withdraw');
  const mine = useSession()?.id === note?.author_id;
  const [open, setOpen] = useState(false);
  const [withdraw] = useCommand('collection_notes', 'withdraw', {
    doneKey: 'collection_notes.withdraw.done',
  });
  if (!note || !mayWithdraw || !mine || note.status === 'withdrawn') return null;
  const submit = async (reason: string) => {
    if (await withdraw(note.id, { reason })) setOpen(false);
  };
  return (
    <>
      <Button variant="outlined" startIcon={<RemoveCircleOutline />} onClick={() => setOpen(true)}>
        {translate('collection_notes.withdraw.action')}
      </Button>
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
