import { ResourceList } from '../shared/ResourceList.tsx';
import { NoteCards } from './NoteCards.tsx';
import { noteFilters } from './noteFilters.tsx';
import { NoteTable } from './NoteTable.tsx';

export function NoteList() {
  return (
    <ResourceList
      sort={{ field: 'contacted_at', order: 'DESC' }}
      filters={noteFilters}
      table={<NoteTable />}
      cards={<NoteCards />}
    />
  );
}
