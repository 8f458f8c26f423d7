import { useSyncExternalStore } from 'react';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';

/**
 * Working through the list one after the other: which kind of row was chosen, who is open, and who
 * was passed over. It lives outside React, for it goes on over pages.
 */
export interface DayFlow {
  /** Whose work it is. */
  readonly person: number;
  /** Only rows of this action; null: all. */
  readonly action: WorklistRow['action'] | null;
  /** The row that is open; null while the next is being found. */
  readonly row: WorklistRow | null;
  /** The form for its note was opened. */
  readonly noting: boolean;
  /** Those that were opened and left without a trace. */
  readonly passed: readonly number[];
}

let flow: DayFlow | null = null;
const watchers = new Set<() => void>();

function set(next: DayFlow | null): void {
  flow = next;
  for (const watcher of watchers) watcher();
}

/** Begins the work with the first row of a kind. */
export const beginFlow = (person: number, action: DayFlow['action']): void =>
  set({ person, action, row: null, noting: false, passed: [] });

/** Goes on to the next row. */
export const askNext = (): void =>
  set(flow && { ...flow, row: null, passed: [...flow.passed, ...(flow.row ? [flow.row.id] : [])] });

/** The row that was found is open now. */
export const openedRow = (row: WorklistRow): void => set(flow && { ...flow, row, noting: false });

/** The form for the note of the open row stands beside its page. */
export const noteOpened = (): void => set(flow && { ...flow, noting: true });

export const endFlow = (): void => set(null);

const current = () => flow;
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useDayFlow = (): DayFlow | null => useSyncExternalStore(watch, current);

/** The row of a page that is next: the first that may be worked on now and was not passed over. */
const nextOf = (
  rows: readonly WorklistRow[],
  { passed }: Pick<DayFlow, 'passed'>,
): WorklistRow | undefined =>
  rows.find(({ id, not_before }) => not_before === null && !passed.includes(id));

/** The row that is next, looked for page after page; `read` answers one, from 1. */
export async function findNext(
  flow: Pick<DayFlow, 'action' | 'passed'>,
  read: (
    page: number,
    action: DayFlow['action'],
  ) => Promise<{ rows: readonly WorklistRow[]; total: number }>,
): Promise<WorklistRow | undefined> {
  for (let page = 1, seen = 0; ; page += 1) {
    const { rows, total } = await read(page, flow.action);
    const next = nextOf(rows, flow);
    seen += rows.length;
    if (next !== undefined || rows.length === 0 || seen >= total) return next;
  }
}

/** Where a row is worked on: the record of a task, else the borrower's page. */
export const placeOf = ({ record, borrower_id }: WorklistRow): string =>
  record === null ? `/borrowers/${borrower_id}/show` : `/${record.resource}/${record.id}/show`;
