import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Instant } from '../shared/InstantField.tsx';

/** When somebody last tried, and what came of it. */
export function LastContact({ contact }: { contact: WorklistRow['last_contact'] }) {
  const translate = useTranslate();
  const outcome = useEnumLabel('note_outcomes');
  if (contact === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate('today.no_contact')}
      </Box>
    );
  return (
    <>
      <Box>{outcome(contact.outcome)}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        <Instant at={contact.at} />
      </Box>
    </>
  );
}
