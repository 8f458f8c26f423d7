import { useEffect, useId, useReducer, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { useSession } from '../session.ts';

const texts = new Map<string, string>();

/**
 * One text of a dialog, a bar or an answer on a page, which is no form with a record of its own:
 * who closes it or goes away finds it again there, until it is sent. Kept as long as the console is
 * open, for its person and page. `open` tells whether its field is there.
 */
export function useKeptText(name?: string, open = true) {
  const own = useId();
  const person = useSession()?.id ?? 0;
  const { pathname } = useLocation();
  const key = [person, pathname, name ?? own].join(' ');
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const sent = useRef(false);
  useEffect(
    () => () => {
      if (sent.current) texts.delete(key);
      sent.current = false;
    },
    [key, open],
  );
  return {
    text: texts.get(key) ?? '',
    write: (text: string) => {
      texts.set(key, text);
      redraw();
    },
    /** It goes once its field goes: one that is refused stays. */
    markSent: () => void (sent.current = true),
    /** Closed without being sent, also after a refusal. */
    markLeft: () => void (sent.current = false),
  };
}

export type KeptText = ReturnType<typeof useKeptText>;
