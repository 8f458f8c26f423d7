import { type DataProvider, type Identifier, useDataProvider, useNotify } from 'react-admin';
import { placeIn, setWalk, useCurrentWalk, type Walk, walkedOn } from './walk.ts';

/** The neighbours of a record in the list one came from. */
export interface Steps {
  readonly place: number;
  readonly total: number;
  readonly capped: boolean;
  readonly toNext: (() => void) | undefined;
  readonly toPrevious: (() => void) | undefined;
}

/**
 * Reads on after the last record of a walk. Records that have left the list moved the others up:
 * what was read last is looked at again before the page after it.
 */
async function readOn(dataProvider: DataProvider, walk: Walk): Promise<Walk> {
  const { resource, sort, filter, perPage } = walk;
  for (const page of [walk.page, walk.page + 1]) {
    const { data } = await dataProvider.getList(resource, {
      pagination: { page, perPage },
      sort,
      filter,
    });
    const further = walkedOn(
      walk,
      page,
      data.map(({ id }) => id),
    );
    if (further.ids.length > walk.ids.length) return further;
  }
  return walk;
}

/**
 * The way on from a record in the list one came from; null where one did not come from a list.
 * React-admin's own way asks for the first thousand rows again as soon as the record has left the
 * filter, and does not find it there: a payment would end the way.
 */
export function useWalk(
  resource: string,
  id: Identifier,
  open: (id: Identifier) => void,
): Steps | null {
  const walk = useCurrentWalk();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const place = walk?.resource === resource ? placeIn(walk, id) : null;
  if (walk === null || place === null) return null;
  const { ids, total, capped } = walk;
  const at = ids.indexOf(id);
  const previous = ids[at - 1];
  const stepOn = async () => {
    const known = ids[at + 1];
    if (known !== undefined) return open(known);
    const further = await readOn(dataProvider, walk);
    setWalk(further);
    const next = further.ids[at + 1];
    return next === undefined ? notify(`app.walk.${resource}.end`) : open(next);
  };
  const next = () =>
    void stepOn().catch((error: Error) => notify(error.message, { type: 'error' }));
  return {
    place,
    total,
    capped,
    toNext: place < total || capped ? next : undefined,
    toPrevious: previous === undefined ? undefined : () => open(previous),
  };
}
