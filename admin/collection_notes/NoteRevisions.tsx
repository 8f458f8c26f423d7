import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { RecordContextProvider, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote, NoteRevision } from '../../server/contract/resources/collectionNotes.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Instant } from '../shared/InstantField.tsx';
import { UserName } from '../shared/UserName.tsx';
import { PromiseText } from './PromiseText.tsx';

/** What the note said before each change; a note that never changed shows nothing here. */
export function NoteRevisions() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  const { data } = useGetList<NoteRevision>(
    'note_revisions',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'revision', order: 'DESC' }, filter: { note_id: note?.id } },
    { enabled: (note?.revisions_count ?? 0) > 0 },
  );
  if (!data || data.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="note-revisions" sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Typography id="note-revisions" component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('collection_notes.show.revisions')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('collection_notes.show.revisions_hint')}
      </Typography>
      {data.map((revision) => (
        <RecordContextProvider key={revision.id} value={revision}>
          <Revision revision={revision} />
        </RecordContextProvider>
      ))}
    </Card>
  );
}

function Revision({ revision }: { revision: NoteRevision }) {
  const translate = useTranslate();
  const outcome = useEnumLabel('note_outcomes');
  const channel = useEnumLabel('note_channels');
  return (
    <Box sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {translate('collection_notes.show.revision_no', { revision: revision.revision })} · {outcome(revision.outcome)} · {channel(revision.channel)} ·{' '}
        <UserName source="revised_by" /> · <Instant at={revision.created_at} />
      </Typography>
      <PromiseText note={revision} />
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', maxWidth: '72ch' }}>
        {revision.content ?? translate('collection_notes.show.withdrawn_hidden')}
      </Typography>
    </Box>
  );
}
