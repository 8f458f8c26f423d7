import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReviewItem } from '../../server/contract/resources/contacts.ts';

/**
 * Outlined darker: a person is waiting, something has happened, or what was wrong was written over.
 */
const GRAVE: readonly ReviewItem['why'][] = [
  'complaint',
  'violation',
  'edited_after_flag',
  'edited_after_findings',
];

/** The reason why a note is read. */
export const WhyChip = ({ why }: { why: ReviewItem['why'] }) => {
  const translate = useTranslate();
  const grave = GRAVE.includes(why);
  return (
    <Box
      component="span"
      sx={{
        px: 0.75,
        lineHeight: '18px',
        fontSize: '0.75rem',
        borderRadius: 0.75,
        border: 1,
        whiteSpace: 'nowrap',
        borderColor: grave ? 'text.secondary' : 'divider',
        color: grave ? 'text.primary' : 'text.secondary',
        fontWeight: grave ? 600 : 400,
      }}
    >
      {translate(`review.why.${why}`)}
    </Box>
  );
};
