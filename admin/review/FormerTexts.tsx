import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { Revisions, useRevisions } from '../parts/notes/NoteRevisions.tsx';

/**
 * The former texts of an edited note, with their findings and verdicts: a reviewer reads them with
 * the text of now.
 */
export const FormerTexts = ({ note }: { note: CollectionNote }) => {
  const translate = useTranslate();
  const revisions = useRevisions(note);
  if (revisions.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="former-texts">
      <Typography id="former-texts" variant="subtitle2" component="h3" color="text.secondary">
        {translate('collection_notes.show.revisions')}
      </Typography>
      <Revisions revisions={revisions} note={note} />
    </Box>
  );
};
