import { DataTable, ReferenceManyField } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { Excerpt } from '../parts/notes/Excerpt.tsx';
import { PastHolds } from '../parts/holds/PastHolds.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Pager } from '../shared/Pager.tsx';

/** The notes of this loan, and when contact rested. */
export function LoanNotes() {
  return (
    <>
      <ReferenceManyField
        reference="collection_notes"
        target="loan_id"
        sort={{ field: 'contacted_at', order: 'DESC' }}
        perPage={25}
        pagination={<Pager sizes={[]} />}
      >
        <DataTable<CollectionNote>
          storeKey="collection_notes.of_loan"
          rowClick="show"
          bulkActionButtons={false}
          empty={
            <EmptyState
              titleKey="collection_notes.list.empty_title"
              hintKey="collection_notes.list.empty_hint"
            />
          }
        >
          <DataTable.Col<CollectionNote> source="contacted_at" field={InstantField} />
          <DataTable.Col<CollectionNote>
            source="outcome"
            render={() => <StatusChip source="outcome" of="note_outcomes" />}
          />
          <DataTable.Col<CollectionNote> source="content" disableSort field={Excerpt} />
          <DataTable.Col<CollectionNote> source="author_id" field={UserName} />
          <DataTable.Col<CollectionNote>
            source="review_status"
            render={() => <StatusChip source="review_status" of="review_statuses" />}
          />
        </DataTable>
      </ReferenceManyField>
      <PastHolds />
    </>
  );
}
