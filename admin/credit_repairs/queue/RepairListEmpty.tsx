import { CreateButton, useListContext } from 'react-admin';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useSession } from '../../shared/session.ts';
import { filterOf, tabOf } from './tabs.ts';

/** An empty queue says which of its views is empty, and what is done then. */
export function RepairListEmpty() {
  const { filterValues } = useListContext();
  const me = useSession()?.id;
  const tab = tabOf(filterValues as Record<string, unknown>, me);
  const narrowed = Object.keys(filterValues).length > Object.keys(filterOf(tab, me)).length;
  const kind = narrowed ? 'no_match' : tab;
  return (
    <EmptyState
      titleKey={`credit_repairs.empty.${kind}_title`}
      hintKey={`credit_repairs.empty.${kind}_hint`}
      action={
        kind === 'open' || kind === 'all' ? <CreateButton resource="credit_repairs" /> : undefined
      }
    />
  );
}
