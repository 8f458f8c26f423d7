import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Instant } from '../shared/InstantField.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import type { CaseFile } from './useCaseFile.ts';

/**
 * The facts a reviewer would otherwise look up: the loan, what else happened on it, complaints, how
 * the author's notes were judged.
 */
export const NoteContext = ({ file }: { file: CaseFile }) => {
  const translate = useTranslate();
  return (
    <Box
      component="aside"
      aria-label={translate('review.context.label')}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
    >
      <LoanPart file={file} />
      {file.complaints.length > 0 && <ComplaintsPart file={file} />}
      <Part title={translate('review.context.contacts')}>
        {file.contacts.length > 0 ? (
          file.contacts.map((note) => <Contact key={note.id} note={note} />)
        ) : (
          <Quiet text={translate('review.context.no_contacts')} />
        )}
      </Part>
      <Part title={translate('review.context.author', { author: file.author.full_name })}>
        <Quiet
          text={
            file.earlier_count > 0
              ? translate('review.context.author_record', {
                  smart_count: file.earlier_count,
                  flagged: file.flagged_count,
                })
              : translate('review.context.no_author_record')
          }
        />
        {file.earlier.map((note) => (
          <Earlier key={note.id} note={note} />
        ))}
      </Part>
    </Box>
  );
};

const Part = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <Box component="section">
    <Typography variant="subtitle2" component="h3" color="text.secondary" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const Quiet = ({ text }: { text: string }) => (
  <Typography variant="body2" color="text.secondary">
    {text}
  </Typography>
);

const LoanPart = ({ file: { loan } }: { file: CaseFile }) => {
  const translate = useTranslate();
  return (
    <Part title={translate('review.context.loan')}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5 }}
      >
        <MuiLink component={Link} to={`/loans/${loan.id}/show`} className="figures">
          {loan.loan_no}
        </MuiLink>
        {loan.tier === null ? (
          <StatusChip of="loan_statuses" value={loan.status} />
        ) : (
          <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
        )}
        <RecordContextProvider value={{ id: loan.id, loan_id: loan.id }}>
          <BorrowerOfLoan />
        </RecordContextProvider>
      </Box>
      <Figure name={translate('review.context.overdue')} minor={loan.overdue_minor} />
      <Figure name={translate('review.context.outstanding')} minor={loan.outstanding_minor} />
    </Part>
  );
};

const Figure = ({ name, minor }: { name: string; minor: number }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {name}
    </Box>
    <Money minor={minor} />
  </Box>
);

const LINE = {
  display: 'block',
  py: 0.5,
  borderTop: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  color: 'inherit',
  textDecoration: 'none',
  '&:hover': { bgcolor: 'action.hover' },
} as const;
const CLIP = {
  display: 'block',
  color: 'text.secondary',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

const Contact = ({ note }: { note: CollectionNote }) => {
  const outcome = useEnumLabel('note_outcomes');
  const channel = useEnumLabel('note_channels');
  return (
    <Box component={Link} to={`/collection_notes/${note.id}/show`} sx={LINE}>
      <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <span>
          {channel(note.channel)} · {outcome(note.outcome)}
        </span>
        <Instant at={note.contacted_at} />
      </Box>
      <Box component="span" sx={CLIP} title={note.content ?? undefined}>
        {note.content}
      </Box>
    </Box>
  );
};

const Earlier = ({ note }: { note: CollectionNote }) => (
  <Box component={Link} to={`/collection_notes/${note.id}/show`} sx={LINE}>
    <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
      <StatusChip of="review_statuses" value={note.review_status} />
      <Instant at={note.contacted_at} />
    </Box>
    <Box component="span" sx={CLIP} title={note.review_comment ?? note.content ?? undefined}>
      {note.review_comment ?? note.content}
    </Box>
  </Box>
);

const ComplaintsPart = ({ file: { complaints, note } }: { file: CaseFile }) => {
  const translate = useTranslate();
  const source = useEnumLabel('complaint_sources');
  return (
    <Part title={translate('review.context.complaints')}>
      {complaints.map((complaint) => (
        <Box component={Link} key={complaint.id} to={`/complaints/${complaint.id}/show`} sx={LINE}>
          <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <span>
              {source(complaint.source)} · {complaint.received_on}
            </span>
            <StatusChip of="complaint_statuses" value={complaint.status} />
          </Box>
          {complaint.note_id === note.id && <b>{translate('review.context.about_this')}</b>}
          <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {complaint.statement}
          </Box>
        </Box>
      ))}
    </Part>
  );
};
