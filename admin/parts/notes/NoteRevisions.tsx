import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RecordContextProvider, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type {
  CollectionNote,
  NoteRevision,
} from '../../../server/contract/resources/collectionNotes.ts';
import { FindingsText } from '../review/FindingsText.tsx';
import { FormerVerdicts } from '../review/FormerVerdicts.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Instant } from '../../shared/InstantField.tsx';
import { Section } from '../../shared/Section.tsx';
import { UserName } from '../../shared/UserName.tsx';
import { PromiseText } from './PromiseText.tsx';

/** The former texts of a note, one for each change; empty for a note that never changed. */
export function NoteRevisions() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  const revisions = useRevisions(note);
  if (!note || revisions.length === 0) return null;
  return (
    <Section titleKey="collection_notes.show.revisions">
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('collection_notes.show.revisions_hint')}
      </Typography>
      <Revisions revisions={revisions} note={note} />
    </Section>
  );
}

/** The former texts of a note, the last first; none while they are on their way. */
export function useRevisions(note: CollectionNote | undefined): NoteRevision[] {
  const { data } = useGetList<NoteRevision>(
    'note_revisions',
    {
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'revision', order: 'DESC' },
      filter: { note_id: note?.id },
    },
    { enabled: (note?.revisions_count ?? 0) > 0 },
  );
  return data ?? [];
}

export const Revisions = ({
  revisions,
  note,
}: {
  revisions: readonly NoteRevision[];
  note: CollectionNote;
}) =>
  revisions.map((revision) => (
    <RecordContextProvider key={revision.id} value={revision}>
      <Revision revision={revision} note={note} />
    </RecordContextProvider>
  ));

/**
 * A former text, what was found in it, and how it was judged. Expects the revision as the record.
 */
function Revision({ revision, note }: { revision: NoteRevision; note: CollectionNote }) {
  const translate = useTranslate();
  const outcome = useEnumLabel('note_outcomes');
  const channel = useEnumLabel('note_channels');
  const facts = [
    translate('collection_notes.show.revision_no', { revision: revision.revision }),
    outcome(revision.outcome),
    channel(revision.channel),
  ].join(' · ');
  return (
    <Box sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {facts} · <UserName source="revised_by" /> · <Instant at={revision.created_at} />
      </Typography>
      <PromiseText note={revision} />
      <FindingsText
        text={revision.content ?? translate('collection_notes.show.withdrawn_hidden')}
        findings={revision.content === null ? [] : revision.findings}
      />
      <FormerVerdicts note={note} revision={revision.revision} />
    </Box>
  );
}
