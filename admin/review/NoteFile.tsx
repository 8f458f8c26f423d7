import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReviewItem } from '../../server/contract/resources/contacts.ts';
import { PromiseText } from '../parts/notes/PromiseText.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatInstant } from '../shared/format.ts';
import { Instant } from '../shared/InstantField.tsx';
import { FindingsLegend } from '../parts/review/FindingsLegend.tsx';
import { FindingsText } from '../parts/review/FindingsText.tsx';
import { FormerTexts } from './FormerTexts.tsx';
import { FormerVerdicts } from '../parts/review/FormerVerdicts.tsx';
import type { CaseFile } from './useCaseFile.ts';
import { Violations } from '../parts/review/Violations.tsx';
import { WhyChip } from './WhyChip.tsx';

/** Reasons that a note's own words do not show. */
const HINTS = ['second_look', 'edited_after_flag', 'edited_after_findings'] as const;

/** The note itself: who wrote it and how the contact went, what it broke, the words. */
export const NoteFile = ({
  file: { note, author },
  item,
}: {
  file: CaseFile;
  item: ReviewItem | undefined;
}) => {
  const translate = useTranslate();
  const hint = HINTS.find((why) => why === item?.why);
  const channel = useEnumLabel('note_channels');
  const party = useEnumLabel('contacted_parties');
  const outcome = useEnumLabel('note_outcomes');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 1.25,
          rowGap: 0.25,
        }}
      >
        <Typography variant="h6" component="h2">
          {author.full_name}
        </Typography>
        {item && <WhyChip why={item.why} />}
        <span>
          {[channel(note.channel), party(note.contacted_party), outcome(note.outcome)].join(' · ')}
        </span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          <Instant at={note.contacted_at} /> ·{' '}
          {translate('review.note.recorded', { when: formatInstant(note.created_at) })}
        </Box>
      </Box>
      {hint && <Alert severity="info">{translate(`review.note.${hint}`)}</Alert>}
      {note.status === 'withdrawn' && (
        <Alert severity="info">
          {translate('review.note.withdrawn', { reason: note.withdrawal_reason ?? '' })}
        </Alert>
      )}
      <Violations violations={note.violations} />
      <PromiseText note={note} />
      <FindingsText text={note.content ?? ''} findings={note.findings} large />
      {note.findings.length === 0 ? (
        <Typography color="text.secondary">{translate('review.note.no_findings')}</Typography>
      ) : (
        <FindingsLegend findings={note.findings} />
      )}
      <FormerVerdicts note={note} revision={note.revisions_count + 1} />
      <FormerTexts note={note} />
    </Box>
  );
};
