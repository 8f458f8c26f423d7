import { useEffect } from 'react';
import type { PanelKind } from './panel.ts';

/** Of the forms that are opened in a call. */
export const ACTION_KEYS = { note: 'n', payment: 'p', case: 'c' } as const satisfies Partial<Record<PanelKind, string>>;
export type KeyedKind = keyof typeof ACTION_KEYS;
const KINDS = Object.keys(ACTION_KEYS) as KeyedKind[];

/** `n`, `p` and `c` open the forms of the loan page, unless someone is typing, a chord or another dialog is open. */
export function useActionKeys(enabled: boolean, onOpen: (kind: KeyedKind) => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    let afterG = false;
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const busy = target.closest('input, textarea, select, [contenteditable]') !== null || document.querySelector('.MuiModal-root:not(.MuiModal-hidden)') !== null;
      if (busy || event.ctrlKey || event.metaKey || event.altKey) return;
      const kind = KINDS.find((each) => ACTION_KEYS[each] === event.key);
      const chord = afterG;
      afterG = event.key === 'g';
      if (kind === undefined || chord) return;
      event.preventDefault();
      onOpen(kind);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled, onOpen]);
}
