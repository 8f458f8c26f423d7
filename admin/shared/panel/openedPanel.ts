import { useSyncExternalStore } from 'react';
import type { OpenPanel } from './loanPanel.ts';

/** The form beside the page, and the loan it is about. */
export interface OpenedPanel {
  readonly loanId: number;
  readonly panel: OpenPanel;
  /** Whether it was opened from a list: once it is saved, it offers the next loan of that. */
  readonly onward?: boolean;
  /** Whether it was saved, and stands there to lead on. */
  readonly saved?: boolean;
  /** What follows by itself once its form is saved. */
  readonly afterSaved?: () => void;
}

/**
 * There is one at a time, beside whatever page is shown. It lives outside React so that switching
 * the language, which draws every page anew, leaves it open.
 */
let opened: OpenedPanel | null = null;
const watchers = new Set<() => void>();

function set(next: OpenedPanel | null): void {
  opened = next;
  for (const watcher of watchers) watcher();
}

export const openPanel = (
  loanId: number,
  panel: OpenPanel,
  way: Pick<OpenedPanel, 'onward' | 'afterSaved'> = {},
): void => set({ loanId, panel, ...way });

/**
 * A form that is saved leaves the page as it was, or leads on: through the list beside it, or to
 * what whoever opened it has next.
 */
export function panelSaved(): void {
  const saved = opened;
  set(saved?.onward ? { ...saved, saved: true } : null);
  saved?.afterSaved?.();
}

/** What was typed into its form is kept as unsaved text. */
export const closePanel = (): void => set(null);

const current = () => opened;
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useOpenedPanel = (): OpenedPanel | null => useSyncExternalStore(watch, current);
