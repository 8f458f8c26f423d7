import { useSyncExternalStore } from 'react';
import type { OpenPanel } from './loanPanel.ts';

/** The form beside the page, and the loan it is about. */
export interface OpenedPanel {
  readonly loanId: number;
  readonly panel: OpenPanel;
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

export const openPanel = (loanId: number, panel: OpenPanel): void => set({ loanId, panel });

/** What was typed into its form is kept as unsaved text. */
export const closePanel = (): void => set(null);

const current = () => opened;
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const useOpenedPanel = (): OpenedPanel | null => useSyncExternalStore(watch, current);
