import { Box, Typography } from '@mui/material';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import { Instant } from '../../shared/InstantField.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { UserName } from '../../shared/UserName.tsx';

type Former = CollectionNote['former_verdicts'][number];

/**
 * Verdicts on one text of a note from rounds of review that are over, each with its comment and a
 * supervisor's answer.
 */
export const FormerVerdicts = ({
  note,
  revision,
}: {
  note: Pick<CollectionNote, 'former_verdicts'>;
  revision: number;
}) => (
  <>
    {note.former_verdicts
      .filter((verdict) => verdict.revision === revision)
      .map((verdict) => (
        <RecordContextProvider key={verdict.ended_at} value={{ id: verdict.revision, ...verdict }}>
          <FormerVerdict of={verdict} />
        </RecordContextProvider>
      ))}
  </>
);

const FormerVerdict = ({ of }: { of: Former }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, my: 1, overflowWrap: 'anywhere' }}>
      <Typography
        variant="body2"
        component="div"
        color="text.secondary"
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75 }}
      >
        {translate('review.former.verdict')}{' '}
        <StatusChip of="review_statuses" value={of.review_status} />{' '}
        <UserName source="reviewer_id" />
        {of.reviewed_at !== null && <Instant at={of.reviewed_at} />} ·{' '}
        {translate(`review.former.ended_by.${of.ended_by}`)}
      </Typography>
      {of.review_comment !== null && (
        <Typography sx={{ whiteSpace: 'pre-line' }}>{of.review_comment}</Typography>
      )}
      {of.answer !== null && (
        <Typography component="div" sx={{ whiteSpace: 'pre-line' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {translate('review.show.answer')} · <UserName source="answered_by" />
          </Box>{' '}
          {of.answer}
        </Typography>
      )}
    </Box>
  );
};
