import { useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

/** Adjustments begin on the page of their loan, so there is nothing to create here. */
export function AdjustmentListEmpty() {
  const { filterValues } = useListContext();
  const kind = reasonOf(filterValues);
  return (
    <EmptyState
      titleKey={`adjustments.list.${kind}_title`}
      hintKey={`adjustments.list.${kind}_hint`}
    />
  );
}

function reasonOf(filter: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(filter);
  if (names.length === 0) return 'empty';
  const onlyProposed = names.length === 1 && filter['status'] === 'proposed';
  return onlyProposed ? 'empty_proposed' : 'no_match';
}
