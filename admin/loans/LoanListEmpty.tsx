import { CreateButton, useGetList, useListContext, useTranslate } from 'react-admin';
import { Button } from '@mui/material';
import { EmptyState } from '../shared/EmptyState.tsx';

/**
 * An empty page of loans: the filters let nothing through, no loan is running, or the book is
 * empty. The list itself asks only for running ones at first.
 */
export function LoanListEmpty() {
  const { filterValues } = useListContext();
  const names = Object.keys(filterValues);
  if (names.length === 0) return <EmptyBook />;
  if (names.length === 1 && filterValues['status'] === 'active') return <NoneRunning />;
  return <EmptyState titleKey="loans.list.no_match_title" hintKey="loans.list.no_match_hint" />;
}

function NoneRunning() {
  const translate = useTranslate();
  const { setFilters } = useListContext();
  const { total, isPending } = useGetList('loans', { pagination: { page: 1, perPage: 1 } });
  if (isPending) return null;
  return total ? (
    <EmptyState
      titleKey="loans.list.none_running_title"
      hintKey="loans.list.none_running_hint"
      action={
        <Button variant="outlined" onClick={() => setFilters({}, {})}>
          {translate('loans.list.show_all')}
        </Button>
      }
    />
  ) : (
    <EmptyBook />
  );
}

const EmptyBook = () => (
  <EmptyState
    titleKey="loans.list.empty_title"
    hintKey="loans.list.empty_hint"
    action={<CreateButton resource="loans" />}
  />
);
