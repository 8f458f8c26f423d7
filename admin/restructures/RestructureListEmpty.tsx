import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

/** An empty page of requests: none were made, or the filters let nothing through. */
export function RestructureListEmpty() {
  const { filterValues } = useListContext();
  return Object.keys(filterValues).length > 0 ? (
    <EmptyState
      titleKey="restructures.list.no_match_title"
      hintKey="restructures.list.no_match_hint"
    />
  ) : (
    <EmptyState
      titleKey="restructures.list.empty_title"
      hintKey="restructures.list.empty_hint"
      action={<CreateButton resource="restructures" />}
    />
  );
}
