import { useEffect } from 'react';
import { isComposing } from '../composing.ts';

/** What sends a form, and what answers a dialog that asks nothing but whether. */
const SUBMIT = 'button[type="submit"]:enabled';
const ANSWER = 'button:is(.ra-confirm, [data-answers]):enabled';
const DIALOG = '[role="dialog"]';

const buttonIn = (place: ParentNode | null): HTMLButtonElement | null =>
  place?.querySelector<HTMLButtonElement>(SUBMIT) ??
  place?.querySelector<HTMLButtonElement>(ANSWER) ??
  null;

/** What is open over or beside the page, else the page itself if there is one form on it. */
function openPlace(): ParentNode | null {
  // The panel beside the page is there while it is closed, too.
  const dialog = [...document.querySelectorAll(DIALOG)].findLast((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const main = document.querySelector('#main-content');
  return dialog ?? (main?.querySelectorAll(SUBMIT).length === 1 ? main : null);
}

/**
 * The button that Ctrl+Enter in an element stands for: that of the form around it, of the dialog or
 * panel around it, or, where nothing has the focus, of what is open.
 */
const buttonFor = (element: Element): HTMLButtonElement | null =>
  element === document.body
    ? buttonIn(openPlace())
    : buttonIn(element.closest('form') ?? element.closest(DIALOG));

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
      if (event.repeat || isComposing(event) || !(event.target instanceof Element)) return;
      const button = buttonFor(event.target);
      if (button?.type === 'submit' && button.form) button.form.requestSubmit(button);
      else button?.click();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
