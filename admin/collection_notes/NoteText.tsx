import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { FindingsText } from '../parts/review/FindingsText.tsx';
import { PromiseText } from '../parts/notes/PromiseText.tsx';

/** The whole text of the note in context, with its promise, and what became of it. */
export function NoteText() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  if (!note) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {note.status === 'withdrawn' && (
        <Alert severity="warning">
          <AlertTitle>{translate('collection_notes.show.withdrawn_title')}</AlertTitle>
          {note.withdrawal_reason && (
            <div>
              {translate('collection_notes.show.withdrawn_reason', {
                reason: note.withdrawal_reason,
              })}
            </div>
          )}
          {note.content === null && (
            <div>{translate('collection_notes.show.withdrawn_hidden')}</div>
          )}
        </Alert>
      )}
      <PromiseText note={note} />
      {note.content !== null && <FindingsText text={note.content} findings={note.findings} />}
    </Box>
  );
}
