import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PersonMatch } from '../../../server/contract/resources/people.ts';
import { TextLink } from '../../shared/TextLink.tsx';

/** Another record in one line: who it is, leading to it, and what it has in common. */
export function MatchText({ match }: { match: PersonMatch }) {
  const translate = useTranslate();
  const known = [
    match.phone,
    match.national_id,
    match.seen
      ? translate('people.loans', { smart_count: match.loans_count })
      : translate('people.of_others'),
  ].filter(Boolean);
  return (
    <Box sx={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
      {match.seen ? (
        <TextLink to={`/borrowers/${match.id}/show`}>{match.full_name}</TextLink>
      ) : (
        <span>{match.full_name}</span>
      )}{' '}
      <span className="figures">{known.join(' · ')}</span>
      {match.matched_on.length > 0 && (
        <Typography variant="body2" component="div" color="text.secondary">
          {match.matched_on
            .map((mark) => translate(`people.matched_on.${mark}`))
            .join(translate('app.list_comma'))}
        </Typography>
      )}
    </Box>
  );
}
