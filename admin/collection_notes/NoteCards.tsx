import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Excerpt } from '../parts/notes/Excerpt.tsx';
import { NoteListEmpty } from './NoteListEmpty.tsx';

/** The list on a phone. */
export function NoteCards() {
  return (
    <CardsWithNote<CollectionNote>
      empty={<NoteListEmpty />}
      loanIdOf={(note) => note.loan_id}
      primary={() => (
        <Spread>
          <BorrowerOfLoan link={false} />
          <StatusChip source="outcome" of="note_outcomes" />
        </Spread>
      )}
      secondary={() => (
        <>
          <InstantField source="contacted_at" />
          <Excerpt />
        </>
      )}
    />
  );
}
