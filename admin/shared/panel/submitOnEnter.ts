import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends the form around it from any of its fields, also from one of many lines. */
export function submitOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.closest('form')?.requestSubmit();
}
