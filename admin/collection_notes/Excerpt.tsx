import Box from '@mui/material/Box';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';

/** The beginning of a note in a table, at most two lines. */
export function Excerpt() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  if (!note) return null;
  const hidden = note.content === null;
  return (
    <Box
      component="span"
      title={note.content ?? undefined}
      sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden', overflowWrap: 'anywhere', minWidth: 160, maxWidth: 420, color: hidden ? 'text.secondary' : undefined }}
    >
      {hidden ? translate('loans.timeline.withdrawn_text') : note.content}
    </Box>
  );
}
