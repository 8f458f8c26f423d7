import { createContext, useContext, useEffect, useMemo, useState } from 'react';

type ShellDialog = 'keys' | 'search' | 'password' | null;

interface ShellDialogs {
  current: ShellDialog;
  open: (dialog: ShellDialog) => void;
}

export const ShellDialogContext = createContext<ShellDialogs>({
  current: null,
  open: () => undefined,
});

export function useShellDialog(): ShellDialogs {
  return useContext(ShellDialogContext);
}

/** Menus of the bar stay mounted while closed. */
const OPEN_DIALOG = '.MuiModal-root:not(.MuiModal-hidden)';

const isSearchKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;

/**
 * `?` shows the keys; `/` goes to the page's own search, or opens the search over everything. Also
 * as a Chinese keyboard types them. Ctrl+K, on an Apple keyboard with ⌘, opens that search also
 * while one types and where the page has its own, and closes it.
 */
export function useShellDialogs(): ShellDialogs {
  const [current, open] = useState<ShellDialog>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isSearchKey(event)) {
        // Else the browser takes it, for its own address.
        event.preventDefault();
        const besides = document.querySelector(OPEN_DIALOG) === null ? 'search' : null;
        open((shown) => (shown === 'search' ? null : (besides ?? shown)));
        return;
      }
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector(OPEN_DIALOG)
      )
        return;
      if (event.key === '?' || event.key === '？') open('keys');
      else if (event.key === '/' || event.key === '、') {
        if (!focusPageSearch()) open('search');
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return useMemo(() => ({ current, open }), [current]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function focusPageSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('#main-content input[name="q"]');
  search?.focus();
  search?.select();
  return search !== null;
}
