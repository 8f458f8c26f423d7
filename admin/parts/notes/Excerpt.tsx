import Box from '@mui/material/Box';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';

/** The beginning of a note in a table, one line. */
export function Excerpt() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  if (!note) return null;
  const hidden = note.content === null;
  return (
    <Box
      component="span"
      title={note.content ?? undefined}
      sx={{
        display: 'block',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        maxWidth: { xs: '100%', sm: 'clamp(140px, calc(40vw - 330px), 480px)' },
        color: hidden ? 'text.secondary' : undefined,
      }}
    >
      {hidden ? translate('loans.timeline.withdrawn_text') : note.content}
    </Box>
  );
}
