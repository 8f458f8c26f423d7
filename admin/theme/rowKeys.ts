import { type KeyboardEvent as RowKeyboardEvent, useEffect } from 'react';

/** Rows of react-admin's tables, and of our own that ask for the same keys. */
const ROW = 'tr:is(.RaDataTable-clickableRow, [data-key-row])';
const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Enter on a row opens it, like a click; j, k and the arrows go from row to row. The theme gives it
 * to every table.
 */
export function onRowKey(event: RowKeyboardEvent<HTMLTableRowElement>): void {
  // A link or button inside the row keeps its own keys.
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const step = STEPS[event.key];
  if (event.key === 'Enter') event.currentTarget.click();
  else if (step) neighbour(event.currentTarget, step)?.focus();
  else return;
  event.preventDefault();
}

function neighbour(row: Element, step: 1 | -1): HTMLElement | null {
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  return next instanceof HTMLElement && next.matches(ROW) ? next : null;
}

/** Makes `j` go to the first row from anywhere on the page. */
export function useRowKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key !== 'j' ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      if (
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable ||
          event.target.closest('input, textarea, select, tr, [role="dialog"]'))
      )
        return;
      document.querySelector<HTMLElement>(`#main-content ${ROW}`)?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
