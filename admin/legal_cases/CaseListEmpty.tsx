import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';

export function CaseListEmpty() {
  const { filterValues } = useListContext();
  return Object.keys(filterValues).length > 0 ? (
    <EmptyState
      titleKey="legal_cases.list.no_match_title"
      hintKey="legal_cases.list.no_match_hint"
    />
  ) : (
    <EmptyState
      titleKey="legal_cases.list.empty_title"
      hintKey="legal_cases.list.empty_hint"
      action={<CreateButton />}
    />
  );
}
