import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

export function PaymentListEmpty() {
  const { filterValues } = useListContext();
  return Object.keys(filterValues).length > 0 ? (
    <EmptyState titleKey="payments.list.no_match_title" hintKey="payments.list.no_match_hint" />
  ) : (
    <EmptyState
      titleKey="payments.list.empty_title"
      hintKey="payments.list.empty_hint"
      action={<CreateButton />}
    />
  );
}
