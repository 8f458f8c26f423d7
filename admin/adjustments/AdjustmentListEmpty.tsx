import { useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

/** Adjustments begin on the page of their loan, so there is nothing to create here. */
export function AdjustmentListEmpty() {
  const { filterValues } = useListContext();
  const names = Object.keys(filterValues);
  const kind = names.some((name) => name !== 'status')
    ? 'no_match'
    : filterValues['status'] === 'proposed'
      ? 'empty_proposed'
      : names.length > 0
        ? 'no_match'
        : 'empty';
  return (
    <EmptyState
      titleKey={`adjustments.list.${kind}_title`}
      hintKey={`adjustments.list.${kind}_hint`}
    />
  );
}
