import FeedbackIcon from '@mui/icons-material/FeedbackOutlined';
import Box from '@mui/material/Box';
import {
  Button,
  EditButton,
  RecordContextProvider,
  ReferenceField,
  Show,
  useRecordContext,
} from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { AttachmentPanel } from '../parts/attachments/AttachmentPanel.tsx';
import { complaintPath } from '../parts/contact/complaintPath.ts';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { NoteVerdict } from '../parts/review/NoteVerdict.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { QuickNote } from '../parts/loans/QuickNote.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { UserName } from '../shared/UserName.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { NoteRevisions } from '../parts/notes/NoteRevisions.tsx';
import { NoteText } from './NoteText.tsx';
import { WithdrawNoteButton } from './WithdrawNoteButton.tsx';

const field = (name: string) => `resources.collection_notes.fields.${name}`;

function NoteFacts() {
  const note = useRecordContext<CollectionNote>();
  return (
    <Facts>
      <Fact labelKey={field('outcome')} strong>
        <StatusChip source="outcome" of="note_outcomes" />
      </Fact>
      <Fact labelKey={field('contacted_at')}>
        <InstantField source="contacted_at" />
      </Fact>
      <Fact labelKey={field('channel')}>
        <EnumField source="channel" of="note_channels" />
      </Fact>
      <Fact labelKey={field('contacted_party')}>
        <EnumField source="contacted_party" of="contacted_parties" />
        {note?.contact_id != null && (
          <>
            {' · '}
            <ReferenceField source="contact_id" reference="borrower_contacts" link={false} />
          </>
        )}
      </Fact>
      {note?.reached_phone && (
        <Fact labelKey={field('reached_phone')}>
          <span className="figures">{note.reached_phone}</span>
        </Fact>
      )}
      <Fact labelKey={field('author_id')}>
        <UserName source="author_id" />
      </Fact>
      {note?.second_collector_id != null && (
        <Fact labelKey={field('second_collector_id')}>
          <UserName source="second_collector_id" />
        </Fact>
      )}
      {note?.recording_reference && (
        <Fact labelKey={field('recording_reference')}>
          <CopyField source="recording_reference" />
        </Fact>
      )}
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
        <QuickNote />
      </Fact>
      {note && note.loan_ids.length > 1 && (
        <Fact labelKey={field('loan_ids')}>
          {note.loan_ids.slice(1).map((loan_id) => (
            <RecordContextProvider key={loan_id} value={{ id: note.id, loan_id }}>
              <LoanLink />{' '}
            </RecordContextProvider>
          ))}
        </Fact>
      )}
      <Fact labelKey="resources.loans.fields.borrower_id">
        <BorrowerOfLoan />
      </Fact>
      <Fact labelKey={field('kept_until_on')}>
        <DayField source="kept_until_on" />
      </Fact>
    </Facts>
  );
}

function NoteScreen() {
  const note = useRecordContext<CollectionNote>();
  const mayComplain = useMay('complaints', 'create');
  const mine = useSession()?.id === note?.author_id;
  if (!note) return null;
  return (
    <RecordPage>
      <RecordHead
        actions={
          <Box sx={{ display: 'flex', gap: 1 }}>
            {mayComplain && (
              <Button
                label="contact.complain"
                component={Link}
                to={complaintPath({ loan_id: note.loan_id, note_id: note.id })}
              >
                <FeedbackIcon />
              </Button>
            )}
            <WithdrawNoteButton />
            {mine && note.status === 'recorded' && <EditButton />}
          </Box>
        }
      >
        <NoteFacts />
      </RecordHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 1fr)' },
        }}
      >
        <Section titleKey="collection_notes.show.content">
          <NoteText />
        </Section>
        <NoteVerdict />
      </Box>
      <AttachmentPanel resource="collection_notes" recordId={note.id} />
      <NoteRevisions />
    </RecordPage>
  );
}

export function NoteShow() {
  return (
    <Show actions={false} component="div" error={<ShowError />}>
      <NoteScreen />
    </Show>
  );
}
