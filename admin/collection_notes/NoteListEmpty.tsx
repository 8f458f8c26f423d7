import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

export function NoteListEmpty() {
  const { filterValues } = useListContext();
  return Object.keys(filterValues).length > 0 ? (
    <EmptyState
      titleKey="collection_notes.list.no_match_title"
      hintKey="collection_notes.list.no_match_hint"
    />
  ) : (
    <EmptyState
      titleKey="collection_notes.list.empty_title"
      hintKey="collection_notes.list.empty_hint"
      action={<CreateButton />}
    />
  );
}
