import { useCallback, useContext } from 'react';
import { ListContext } from 'react-admin';
import type { ListMeta } from '../../providers/dataProvider.ts';
import { setWalk } from './walk.ts';

/** Begins a walk through the list around, as it is filtered, sorted and shown now. */
export function useBeginWalk(): () => void {
  const list = useContext(ListContext);
  return useCallback(() => {
    if (!list?.data) return;
    const { resource, filterValues, sort, page, perPage, data, total, meta } = list;
    setWalk({
      resource,
      filter: filterValues as object,
      sort,
      page,
      perPage,
      first: (page - 1) * perPage + 1,
      ids: data.map(({ id }) => id),
      total: total ?? data.length,
      capped: (meta as ListMeta | undefined)?.capped ?? false,
    });
  }, [list]);
}

/** What a click on a row of the list around does: opens its record, and begins a walk there. */
export function useRowWalk(): () => 'show' {
  const begin = useBeginWalk();
  return useCallback(() => {
    begin();
    return 'show';
  }, [begin]);
}
