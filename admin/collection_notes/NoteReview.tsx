import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { UserName } from '../shared/UserName.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';

/** What the reviewer said. */
export function NoteReview() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  if (!note) return null;
  return (
    <Card component="section" aria-labelledby="note-review" sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Typography id="note-review" component="h2" variant="subtitle1" sx={{ fontWeight: 600, mb: 1 }}>
        {translate('collection_notes.show.review')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
        <StatusChip source="review_status" of="review_statuses" />
        {note.reviewer_id !== null && (
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            <UserName source="reviewer_id" />
          </Typography>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: note.review_comment ? undefined : 'text.secondary', overflowWrap: 'anywhere' }}>
        {note.review_comment ?? translate('collection_notes.show.review_none')}
      </Typography>
      {note.findings.map(({ rule, start }) => (
        <Typography key={`${rule}-${start}`} variant="body2">
          {translate('collection_notes.show.finding', { rule })}
        </Typography>
      ))}
    </Card>
  );
}
