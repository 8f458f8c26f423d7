import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { OpenPanel } from '../shared/panel/loanPanel.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';

const LOAN_PAGE = /^\/loans\/(\d+)\/show$/;

const isPanel = (asked: unknown): asked is OpenPanel =>
  typeof asked === 'object' && asked !== null && 'kind' in asked;

/**
 * Opens the form beside a loan's page that whatever led there asks for. What was asked for is
 * forgotten once it is open: a reload shows the page alone.
 */
export function useAskedPanel(): void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const loanId = LOAN_PAGE.exec(pathname)?.[1];
  const asked = (state as { panel?: unknown } | null)?.panel;
  useEffect(() => {
    if (loanId === undefined || !isPanel(asked)) return;
    openPanel(Number(loanId), asked);
    void navigate(`${pathname}${search}`, { replace: true, state: null });
  }, [loanId, asked, navigate, pathname, search]);
}
