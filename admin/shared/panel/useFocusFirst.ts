import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const QUESTION = 'input:not([type="hidden"]), textarea';

/**
 * A form that was opened to be filled in starts at its first question. Put the ref on what holds
 * the form; what holds none names what its reader does first.
 */
export function useFocusFirst<E extends HTMLElement>(what = QUESTION): RefObject<E | null> {
  const holder = useRef<E>(null);
  useEffect(() => {
    const first = holder.current?.querySelector<HTMLInputElement>(what);
    const chosen =
      first?.type === 'radio'
        ? first.closest('fieldset')?.querySelector<HTMLInputElement>('input:checked')
        : null;
    (chosen ?? first)?.focus();
  }, [what]);
  return holder;
}
