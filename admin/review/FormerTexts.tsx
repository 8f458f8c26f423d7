import { Box, Typography } from '@mui/material';
import { RecordContextProvider, useGetList, useTranslate } from 'react-admin';
import type { CollectionNote, NoteRevision } from '../../server/contract/resources/collectionNotes.ts';
import { Revision } from '../collection_notes/NoteRevisions.tsx';

/** What an edited note said before, with what was found in it and how it was judged: a reviewer reads it with the text of now. */
export const FormerTexts = ({ note }: { note: CollectionNote }) => {
  const translate = useTranslate();
  const { data } = useGetList<NoteRevision>(
    'note_revisions',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'revision', order: 'DESC' }, filter: { note_id: note.id } },
    { enabled: note.revisions_count > 0 },
  );
  if (note.revisions_count === 0 || !data || data.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="former-texts">
      <Typography id="former-texts" variant="subtitle2" component="h3" color="text.secondary">
        {translate('collection_notes.show.revisions')}
      </Typography>
      {data.map((revision) => (
        <RecordContextProvider key={revision.id} value={revision}>
          <Revision revision={revision} note={note} />
        </RecordContextProvider>
      ))}
    </Box>
  );
};
