import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/**
 * The form beside a page: opened on it, or asked for by whatever led to it, as the bar of unsaved
 * text does. What was asked for is forgotten once it is open: a reload shows the page alone.
 */
export function usePagePanel<P>(): [P | null, (panel: P | null) => void] {
  const { pathname, search, state, key } = useLocation();
  const navigate = useNavigate();
  const asked = ((state as { panel?: P } | null)?.panel ?? null) as P | null;
  const [panel, setPanel] = useState<P | null>(asked);
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    setSeen(key);
    if (asked !== null) setPanel(asked);
  }
  useEffect(() => {
    if (asked !== null) void navigate(`${pathname}${search}`, { replace: true, state: null });
  }, [asked, navigate, pathname, search]);
  return [panel, setPanel];
}
