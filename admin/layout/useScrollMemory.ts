import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router-dom';

const positions = new Map<string, number>();
/** The longest time a page that comes back may take to reach its former height. */
const PATIENCE_MS = 1500;

/**
 * Back returns to the same place: remembers how far each visited page was scrolled, and goes there
 * again.
 */
export function useScrollMemory() {
  const { key } = useLocation();
  const cameBack = useNavigationType() === 'POP';
  useEffect(() => {
    const remember = () => positions.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
  useEffect(() => {
    const top = cameBack ? positions.get(key) : undefined;
    if (!top) return undefined;
    const began = performance.now();
    let frame = requestAnimationFrame(function retry() {
      if (document.documentElement.scrollHeight >= top + window.innerHeight)
        window.scrollTo(0, top);
      else if (performance.now() - began < PATIENCE_MS) frame = requestAnimationFrame(retry);
    });
    return () => cancelAnimationFrame(frame);
  }, [key, cameBack]);
}
