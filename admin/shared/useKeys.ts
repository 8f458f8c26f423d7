import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react';
import { isComposing } from './composing.ts';

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
/** Menus of the bar stay mounted while closed. */
const OPEN_DIALOG = '.MuiModal-root:not(.MuiModal-hidden)';

export const isDialogOpen = (): boolean => document.querySelector(OPEN_DIALOG) !== null;

/** Whether a key closes what has it: not while it ends the choice of a Chinese word. */
export const isEscape = ({ key, defaultPrevented, nativeEvent }: ReactKeyboardEvent): boolean =>
  key === 'Escape' && !defaultPrevented && !isComposing(nativeEvent);

/**
 * Single keys of a page. They rest while someone is typing, after the `g` of a chord, and while a
 * dialog is open.
 */
export function useKeys(
  keys: Readonly<Record<string, (() => void) | undefined>>,
  enabled = true,
): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    let afterG = false;
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (
        event.defaultPrevented ||
        typing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isDialogOpen()
      )
        return;
      const act = current.current[event.key];
      const chord = afterG;
      afterG = event.key === 'g';
      if (act === undefined || chord) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
