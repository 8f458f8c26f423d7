import { DataTable } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Excerpt } from '../parts/notes/Excerpt.tsx';
import { NoteListEmpty } from './NoteListEmpty.tsx';

const HIDDEN = [
  'channel',
  'contacted_party',
  'promise_amount_minor',
  'promise_status',
  'recording_reference',
  'status',
  'revisions_count',
];

export function NoteTable() {
  return (
    <DataTable<CollectionNote>
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<NoteListEmpty />}
    >
      <DataTable.Col<CollectionNote>
        source="contacted_at"
        field={InstantField}
        sortByOrder="DESC"
      />
      <DataTable.Col<CollectionNote> source="loan_id" field={LoanLink} />
      <DataTable.Col<CollectionNote>
        source="borrower_id"
        disableSort
        render={() => <BorrowerOfLoan />}
      />
      <DataTable.Col<CollectionNote>
        source="channel"
        render={() => <EnumField source="channel" of="note_channels" />}
      />
      <DataTable.Col<CollectionNote>
        source="contacted_party"
        disableSort
        render={() => <EnumField source="contacted_party" of="contacted_parties" />}
      />
      <DataTable.Col<CollectionNote>
        source="outcome"
        render={() => <StatusChip source="outcome" of="note_outcomes" />}
      />
      <DataTable.Col<CollectionNote>
        source="content"
        disableSort
        field={Excerpt}
        cellSx={() => ({ maxWidth: 'none' })}
      />
      <DataTable.Col<CollectionNote> source="promise_on" field={DayField} />
      <DataTable.Col<CollectionNote>
        source="promise_amount_minor"
        align="right"
        disableSort
        field={MoneyField}
      />
      <DataTable.Col<CollectionNote>
        source="promise_status"
        disableSort
        render={() => <StatusChip source="promise_status" of="promise_statuses" />}
      />
      <DataTable.Col<CollectionNote> source="author_id" field={UserName} />
      <DataTable.Col<CollectionNote>
        source="review_status"
        render={() => <StatusChip source="review_status" of="review_statuses" />}
      />
      <DataTable.Col<CollectionNote> source="recording_reference" disableSort />
      <DataTable.Col<CollectionNote>
        source="status"
        disableSort
        render={() => <StatusChip source="status" of="note_statuses" />}
      />
      <DataTable.Col<CollectionNote> source="revisions_count" align="right" disableSort />
    </DataTable>
  );
}
