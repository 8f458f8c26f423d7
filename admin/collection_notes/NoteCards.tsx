import Box from '@mui/material/Box';
import { SimpleList } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { BorrowerOfLoan } from '../payments/BorrowerOfLoan.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Excerpt } from './Excerpt.tsx';
import { NoteListEmpty } from './NoteListEmpty.tsx';

/** The list on a phone. */
export function NoteCards() {
  return (
    <SimpleList<CollectionNote>
      rowClick="show"
      empty={<NoteListEmpty />}
      primaryText={() => (
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <BorrowerOfLoan link={false} />
          <StatusChip source="outcome" of="note_outcomes" />
        </Box>
      )}
      secondaryText={() => <Excerpt />}
      tertiaryText={() => <InstantField source="contacted_at" />}
    />
  );
}
