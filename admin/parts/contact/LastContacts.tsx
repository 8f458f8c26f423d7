import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Instant } from '../../shared/InstantField.tsx';

const LAST = 5;
const MOST_LOANS = 100;

/** The last contacts of a debtor over all loans: when, how, with whom, what came of it. */
export function LastContacts({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const { data: loans } = useGetList<Loan>('loans', {
    pagination: { page: 1, perPage: MOST_LOANS },
    sort: { field: 'id', order: 'DESC' },
    filter: { borrower_id: borrowerId },
  });
  const { data } = useGetList<CollectionNote>(
    'collection_notes',
    {
      pagination: { page: 1, perPage: LAST },
      sort: { field: 'contacted_at', order: 'DESC' },
      filter: { loan_id: loans?.map(({ id }) => id), status: 'recorded' },
    },
    { enabled: loans !== undefined && loans.length > 0 },
  );
  const channel = useEnumLabel('note_channels');
  const party = useEnumLabel('contacted_parties');
  const outcome = useEnumLabel('note_outcomes');
  if (!data || data.length === 0) return null;
  return (
    <Box component="section" aria-label={translate('contact.last')} sx={{ mb: 1.5, width: '100%' }}>
      <Typography variant="caption" component="h3" sx={{ color: 'text.secondary', m: 0 }}>
        {translate('contact.last')}
      </Typography>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, fontSize: '0.8125rem', lineHeight: 1.65 }}
      >
        {data.map((note) => (
          <Box component="li" key={note.id} sx={{ display: 'flex', gap: 1.5, minWidth: 0 }}>
            <Box component="span" sx={{ color: 'text.secondary', flexShrink: 0 }}>
              <Instant at={note.contacted_at} />
            </Box>
            <Box
              component="span"
              sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
            >
              {`${channel(note.channel)} · ${party(note.contacted_party)} · ` +
                `${outcome(note.outcome)}`}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
