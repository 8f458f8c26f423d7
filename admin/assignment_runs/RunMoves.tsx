import { ListContextProvider, useListController } from 'react-admin';
import type { AssignmentMove } from '../../server/contract/resources/assignments.ts';
import { Pager } from '../shared/Pager.tsx';
import { MovesTable } from './MovesTable.tsx';

/** The loans that a run moved, a page at a time. */
export function RunMoves({ filter }: { filter: object }) {
  const list = useListController<AssignmentMove>({
    resource: 'assignment_moves',
    filter,
    sort: { field: 'id', order: 'ASC' },
    perPage: 25,
    storeKey: false,
    disableSyncWithLocation: true,
  });
  const moves = (list.data ?? []).map(({ from_user_id: from, to_user_id: to, ...move }) => ({
    ...move,
    from,
    to,
  }));
  return (
    <ListContextProvider value={list}>
      <MovesTable moves={moves} total={moves.length} paged />
      <Pager />
    </ListContextProvider>
  );
}
