import { useSyncExternalStore } from 'react';
import type { Identifier, SortPayload } from 'react-admin';

/**
 * A way through a list, begun at one of its rows. The order is that of the moment it began: a
 * record that is paid or leaves the filter meanwhile keeps its place in it.
 */
export interface Walk {
  readonly resource: string;
  readonly filter: object;
  readonly sort: SortPayload;
  readonly perPage: number;
  /** The page that was read last, from 1. */
  readonly page: number;
  /** The place in the whole list of the first of `ids`, from 1. */
  readonly first: number;
  readonly ids: readonly Identifier[];
  /** How many records the list had; with `capped`, at least so many. */
  readonly total: number;
  readonly capped: boolean;
}

/**
 * The walk that was begun last. It lives outside React: it outlasts the list and the pages that are
 * opened on the way, and ends when the console is loaded anew.
 */
let current: Walk | null = null;
const watchers = new Set<() => void>();

export function setWalk(next: Walk): void {
  current = next;
  for (const watcher of watchers) watcher();
}

const read = () => current;
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useCurrentWalk = (): Walk | null => useSyncExternalStore(watch, read);

/** Where a record stands in the whole list, from 1; null for one that was not on the way. */
export function placeIn({ ids, first }: Walk, id: Identifier): number | null {
  const at = ids.indexOf(id);
  return at === -1 ? null : first + at;
}

/** The walk with the records of a page that were not on it yet. */
export const walkedOn = (walk: Walk, page: number, ids: readonly Identifier[]): Walk => ({
  ...walk,
  page,
  ids: [...walk.ids, ...ids.filter((id) => !walk.ids.includes(id))],
});
