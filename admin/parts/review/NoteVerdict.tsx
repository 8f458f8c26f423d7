import { Box, Button, Card, Link as MuiLink, Typography } from '@mui/material';
import { useGetList, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import type { Complaint } from '../../../server/contract/resources/contacts.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatInstant } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import { FindingsLegend } from './FindingsLegend.tsx';
import { FormerVerdicts } from './FormerVerdicts.tsx';
import { Violations } from './Violations.tsx';

/** The findings in a note, the reviewer's verdict, and the supervisor's answer to a flag. */
export function NoteVerdict() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  if (!note) return null;
  return (
    <Card
      component="section"
      aria-labelledby="note-review"
      sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}
    >
      <Typography
        id="note-review"
        component="h2"
        variant="subtitle1"
        sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}
      >
        {translate('review.show.title')}
        <StatusChip of="review_statuses" value={note.review_status} />
      </Typography>
      <Verdict note={note} />
      <Violations violations={note.violations} />
      <FindingsLegend findings={note.findings} />
      <AnswerPart note={note} />
      <FormerVerdicts note={note} revision={note.revisions_count + 1} />
      <Complaints note={note} />
    </Card>
  );
}

function Verdict({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const mayReview = useMay('review_queue', 'claim');
  const { data: reviewer } = useGetOne<User>(
    'users',
    { id: note.reviewer_id ?? 0 },
    { enabled: note.reviewer_id !== null },
  );
  if (note.review_status === 'pending') {
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography color="text.secondary">{translate('review.show.pending')}</Typography>
        {mayReview && (
          <Button variant="outlined" component={Link} to={`/review/${note.id}`}>
            {translate('review.show.to_desk')}
          </Button>
        )}
      </Box>
    );
  }
  return (
    <Box>
      <Typography sx={{ overflowWrap: 'anywhere' }}>
        {note.review_comment ?? translate('review.show.no_comment')}
      </Typography>
      {reviewer && (
        <Typography variant="body2" color="text.secondary" className="figures">
          {translate('review.show.reviewed', {
            who: reviewer.full_name,
            when: formatInstant(note.reviewed_at ?? note.updated_at),
          })}
        </Typography>
      )}
      {mayReview && <SecondLook note={note} />}
    </Box>
  );
}

function SecondLook({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const verdict = useEnumLabel('review_statuses');
  const { data: user } = useGetOne<User>(
    'users',
    { id: note.second_reviewer_id ?? 0 },
    { enabled: note.second_reviewer_id !== null },
  );
  if (note.second_verdict === null || !user) return null;
  return (
    <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
      {translate('review.show.second', {
        verdict: verdict(note.second_verdict),
        who: user.full_name,
      })}{' '}
      {note.second_comment}
    </Typography>
  );
}

function Complaints({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const source = useEnumLabel('complaint_sources');
  const { data } = useGetList<Complaint>('complaints', {
    pagination: { page: 1, perPage: 10 },
    filter: { note_id: note.id },
  });
  if (!data || data.length === 0) return null;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      <Typography variant="subtitle2" component="h3" color="text.secondary">
        {translate('review.show.complaints')}
      </Typography>
      {data.map((complaint) => (
        <Box
          key={complaint.id}
          sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, py: 0.5 }}
        >
          <MuiLink component={Link} to={`/complaints/${complaint.id}/show`}>
            {source(complaint.source)} · {complaint.received_on}
          </MuiLink>
          <StatusChip of="complaint_statuses" value={complaint.status} />
        </Box>
      ))}
    </Box>
  );
}
