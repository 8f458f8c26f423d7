import { useEffect } from 'react';

/** The form that a key pressed in an element belongs to: around it, or in the panel around it. */
const formOf = (element: Element): HTMLFormElement | null =>
  element.closest('form') ?? element.closest('[role="dialog"]')?.querySelector('form') ?? null;

/**
 * Ctrl+Enter, or ⌘Enter, sends the form in which it is pressed, from every place in it, and does
 * nothing else: caught before any button, chip or list that has the focus could act on it. A form
 * that is on its way, or not ready to be sent, has no button to press.
 */
export function useSubmitKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing || !(event.target instanceof Element)) return;
      const form = formOf(event.target);
      const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]:enabled');
      if (form && button) form.requestSubmit(button);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
