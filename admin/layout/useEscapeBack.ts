import { useEffect } from 'react';
import { useNavigate, useLocation } from 'react-router-dom';
import { isComposing } from '../shared/composing.ts';
import { isDialogOpen } from '../shared/useKeys.ts';

/** The page of one record or of a form, such as `/loans/7/show` and `/payments/create`. */
const RECORD = /^\/([a-z_]+)\/(?:create|\d+(?:\/show)?)$/;

/** React-router numbers the pages that were visited; the first has nothing before it. */
const cameFromSomewhere = (): boolean =>
  ((globalThis.history.state as { idx?: number } | null)?.idx ?? 0) > 0;

const isPanelOpen = (): boolean => document.documentElement.dataset['sidePanel'] === 'open';

/**
 * `Esc` leads back from the page of a record or a form to where it was opened, to the list where it
 * was opened by its address. What was typed is kept as unsaved text. Whatever else on the page
 * answers to the key, or ends the choice of a Chinese word by it, goes first.
 */
export function useEscapeBack(): void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    const resource = RECORD.exec(pathname)?.[1];
    if (resource === undefined) return undefined;
    const leave = () => void (cameFromSomewhere() ? navigate(-1) : navigate(`/${resource}`));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      if (isDialogOpen() || isPanelOpen()) return;
      setTimeout(() => {
        if (!event.defaultPrevented) leave();
      });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate, pathname]);
}
