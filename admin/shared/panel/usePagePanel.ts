import { useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * The form beside a page: opened on it, or asked for by whatever led to it, as the bar of unsaved
 * text does.
 */
export function usePagePanel<P>(): [P | null, (panel: P | null) => void] {
  const { state, key } = useLocation();
  const asked = ((state as { panel?: P } | null)?.panel ?? null) as P | null;
  const [panel, setPanel] = useState<P | null>(asked);
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    setSeen(key);
    if (asked !== null) setPanel(asked);
  }
  return [panel, setPanel];
}
