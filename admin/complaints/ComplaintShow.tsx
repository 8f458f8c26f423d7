import { Box, Button, Card, Link as MuiLink, Typography } from '@mui/material';
import { Show, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { Complaint } from '../../server/contract/resources/contacts.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { QuickNote } from '../parts/loans/QuickNote.tsx';
import { intakeAddress } from '../parts/repairs/addresses.ts';
import { FindingsText } from '../parts/review/FindingsText.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { DayField } from '../shared/DayField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatInstant } from '../shared/format.ts';
import { LoanLink } from '../shared/LoanLink.tsx';
import { useMay } from '../shared/session.ts';
import { RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { Due } from './Due.tsx';
import { ExtendButton } from './ExtendButton.tsx';

const field = (name: string) => `resources.complaints.fields.${name}`;

function ComplaintTitle() {
  const complaint = useRecordContext<Complaint>();
  const translate = useTranslate();
  return <span>{complaint && translate('complaints.title', { day: complaint.received_on })}</span>;
}

function ComplaintScreen() {
  const complaint = useRecordContext<Complaint>();
  if (!complaint) return null;
  return (
    <RecordPage>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Facts>
          <Fact labelKey={field('status')} strong>
            <StatusChip source="status" of="complaint_statuses" />
          </Fact>
          <Fact labelKey={field('source')}>
            <EnumField source="source" of="complaint_sources" />
          </Fact>
          <Fact labelKey={field('received_on')}>
            <DayField source="received_on" distance={complaint.status === 'open'} />
          </Fact>
          <Fact labelKey={field('due_on')} strong>
            <Due complaint={complaint} />
          </Fact>
          {complaint.extension_reason !== null && (
            <Fact labelKey={field('extension_reason')}>
              {complaint.extension_reason} · <UserName source="extended_by" />
            </Fact>
          )}
          {complaint.about_user_id !== null && (
            <Fact labelKey={field('about_user_id')}>
              <UserName source="about_user_id" />
            </Fact>
          )}
          <Fact labelKey={field('borrower_id')}>
            <BorrowerLink />
          </Fact>
          <Fact labelKey={field('loan_id')}>
            <LoanLink />
            {complaint.loan_id !== null && <QuickNote loanId={complaint.loan_id} />}
          </Fact>
          <Fact labelKey={field('recorded_by')}>
            <UserName source="recorded_by" />
          </Fact>
        </Facts>
        <RepairOfComplaint complaint={complaint} />
        <ExtendButton complaint={complaint} />
      </Card>
      <Section titleKey="complaints.show.statement">
        <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line', maxWidth: '72ch' }}>
          {complaint.statement}
        </Typography>
      </Section>
      {complaint.note_id !== null && <Note id={complaint.note_id} />}
      <Section titleKey="complaints.show.answer">
        <Answer complaint={complaint} />
      </Section>
    </RecordPage>
  );
}

/** A complaint about the credit record goes on as a request of its own, with its own clock. */
function RepairOfComplaint({
  complaint: { borrower_id, loan_id, statement },
}: {
  complaint: Complaint;
}) {
  const translate = useTranslate();
  const mayAsk = useMay('credit_repairs', 'create');
  if (!mayAsk) return null;
  return (
    <Button
      component={Link}
      to={intakeAddress({ borrower_id, loan_id, statement })}
      sx={{ mt: 1, ml: -1 }}
    >
      {translate('complaints.show.credit_repair')}
    </Button>
  );
}

/** The words it is about, so that the answer needs no other page. */
function Note({ id }: { id: number }) {
  const translate = useTranslate();
  const outcome = useEnumLabel('note_outcomes');
  const channel = useEnumLabel('note_channels');
  const { data: note } = useGetOne<CollectionNote>('collection_notes', { id });
  const { data: author } = useGetOne<User>(
    'users',
    { id: note?.author_id ?? 0 },
    { enabled: note !== undefined },
  );
  if (!note) return null;
  return (
    <Section titleKey="complaints.show.note">
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary', mb: 0.5 }}
      >
        <span>
          {[
            author?.full_name ?? '',
            channel(note.channel),
            outcome(note.outcome),
            formatInstant(note.contacted_at),
          ].join(' · ')}
        </span>
        <StatusChip of="review_statuses" value={note.review_status} />
      </Box>
      <FindingsText
        text={note.content ?? translate('loans.timeline.withdrawn_text')}
        findings={note.content === null ? [] : note.findings}
      />
      <MuiLink
        component={Link}
        to={`/collection_notes/${id}/show`}
        sx={{ display: 'inline-block', mt: 1 }}
      >
        {translate('complaints.show.open_note')}
      </MuiLink>
    </Section>
  );
}

function Answer({ complaint }: { complaint: Complaint }) {
  const translate = useTranslate();
  const mayAnswer = useMay('complaints', 'answer');
  if (complaint.status !== 'open') return <Answered complaint={complaint} />;
  return mayAnswer ? (
    <AnswerForm id={complaint.id} />
  ) : (
    <Typography color="text.secondary">{translate('complaints.show.waits')}</Typography>
  );
}

function Answered({ complaint }: { complaint: Complaint }) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: complaint.answered_by ?? 0 },
    { enabled: complaint.answered_by !== null },
  );
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line', maxWidth: '72ch' }}>
        {complaint.answer}
      </Typography>
      {user && (
        <Typography variant="body2" color="text.secondary" className="figures">
          {translate('complaints.show.answered', {
            who: user.full_name,
            on: complaint.answered_on ?? '',
          })}
        </Typography>
      )}
    </>
  );
}

export function ComplaintShow() {
  return (
    <Show title={<ComplaintTitle />} actions={false} component="div" error={<ShowError />}>
      <ComplaintScreen />
    </Show>
  );
}
