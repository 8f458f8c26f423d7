import { useCallback, useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { messageOf } from './errors.ts';

/** How long something may last before it is offered to stop it, in milliseconds. */
const PATIENCE_MS = 1500;

/**
 * One thing at a time that may last: `busy` from its beginning, `long` once it lasts, so that a
 * button to stop it can be offered. Stopping ends the request, and the server with it; so does
 * leaving the page. What is refused is said, what was stopped is not.
 */
export function useStoppable() {
  const notify = useNotify();
  const [state, setState] = useState<'rest' | 'busy' | 'long'>('rest');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = useCallback(
    async (work: (signal: AbortSignal) => Promise<void>) => {
      const stopping = new AbortController();
      running.current = stopping;
      setState('busy');
      const timer = setTimeout(() => setState('long'), PATIENCE_MS);
      try {
        await work(stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) notify(messageOf(error), { type: 'error' });
      } finally {
        clearTimeout(timer);
        setState('rest');
      }
    },
    [notify],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  return { busy: state !== 'rest', long: state === 'long', run, stop };
}
