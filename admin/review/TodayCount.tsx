import { Box, Link as MuiLink } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { notesPath } from '../parts/notes/notesPath.ts';
import type { Desk } from './useDesk.ts';

/**
 * The number of notes this reviewer has done today; each number leads to its notes, also after a
 * reload.
 */
export const TodayCount = ({ today: { counts, filters } }: Pick<Desk, 'today'>) => {
  const translate = useTranslate();
  if (counts === undefined) return null;
  const all = counts.first + counts.second;
  return (
    <Box
      component="output"
      className="figures"
      sx={{ color: 'text.secondary', display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}
    >
      {counts.first > 0 && counts.second === 0 ? (
        <MuiLink component={Link} to={notesPath(filters.first)}>
          {translate('review.head.today', { smart_count: all })}
        </MuiLink>
      ) : (
        <span>{translate('review.head.today', { smart_count: all })}</span>
      )}
      {counts.second > 0 && (
        <>
          {counts.first > 0 && (
            <MuiLink component={Link} to={notesPath(filters.first)}>
              {translate('review.head.first', { smart_count: counts.first })}
            </MuiLink>
          )}
          <MuiLink component={Link} to={notesPath(filters.second)}>
            {translate('review.head.second', { smart_count: counts.second })}
          </MuiLink>
        </>
      )}
    </Box>
  );
};
