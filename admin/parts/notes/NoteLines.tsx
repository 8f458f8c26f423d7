import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ReferenceField, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import { EntryLink } from '../../shared/EntryLink.tsx';
import { Instant } from '../../shared/InstantField.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { UserName } from '../../shared/UserName.tsx';
import { PromiseText } from './PromiseText.tsx';

/** The length from which a note starts folded, so that the timeline stays one. */
const FOLD_ABOVE = 160;

/**
 * A note in a timeline: outcome, who with and by whom, the promise, the words. Expects the note as
 * the record.
 */
export function NoteLines({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const outcome = useEnumLabel('note_outcomes');
  const channel = useEnumLabel('note_channels');
  const party = useEnumLabel('contacted_parties');
  const withdrawn = note.status === 'withdrawn';
  return (
    <>
      <EntryLink to={`/collection_notes/${note.id}/show`} struck={withdrawn}>
        {outcome(note.outcome)}
      </EntryLink>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        {translate('loans.timeline.with', {
          channel: channel(note.channel),
          party: party(note.contacted_party),
        })}
        {note.contact_id !== null && (
          <>
            {' '}
            <ReferenceField source="contact_id" reference="borrower_contacts" link={false} />
          </>
        )}
        {' · '}
        <UserName source="author_id" /> · <Instant at={note.contacted_at} />
        {note.loan_ids.length > 1 &&
          ` · ${translate('collection_notes.of_loans', { smart_count: note.loan_ids.length })}`}
        {note.violations.length > 0 && (
          <Box component="span" sx={{ color: 'warning.main' }}>
            {` · ${translate('contact.broken_mark')}`}
          </Box>
        )}
        {note.review_status === 'flagged' && (
          <>
            {' · '}
            <StatusChip source="review_status" of="review_statuses" />
          </>
        )}
      </Typography>
      <PromiseText note={note} />
      {note.content === null ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('loans.timeline.withdrawn_text')}
        </Typography>
      ) : (
        <Words text={note.content} />
      )}
    </>
  );
}

function Words({ text }: { text: string }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(text.length <= FOLD_ABOVE);
  return (
    <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {open ? text : `${text.slice(0, FOLD_ABOVE)}… `}
      {text.length > FOLD_ABOVE && (
        <Link
          component="button"
          type="button"
          variant="body2"
          onClick={() => setOpen(!open)}
          sx={{ ml: 0.5, verticalAlign: 'baseline' }}
        >
          {translate(open ? 'loans.timeline.show_less' : 'loans.timeline.show_all')}
        </Link>
      )}
    </Typography>
  );
}
