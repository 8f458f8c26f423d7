import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

/** An empty page of loans: either the book is empty, or the filters let nothing through. */
export function LoanListEmpty() {
  const { filterValues } = useListContext();
  const asked = Object.keys(filterValues).some((key) => key !== 'status');
  return asked ? (
    <EmptyState titleKey="loans.list.no_match_title" hintKey="loans.list.no_match_hint" />
  ) : (
    <EmptyState titleKey="loans.list.empty_title" hintKey="loans.list.empty_hint" action={<CreateButton resource="loans" />} />
  );
}
