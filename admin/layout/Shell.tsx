import { type Theme, useMediaQuery } from '@mui/material';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Layout, type LayoutProps, useSidebarState, useStore } from 'react-admin';
import { ErrorPage } from './ErrorPage.tsx';
import { LoanPanel } from '../parts/loans/LoanPanel.tsx';
import { DayGuide } from '../today/DayGuide.tsx';
import { useSubmitKey } from '../shared/forms/useSubmitKey.ts';
import { PageSkeleton } from '../theme/PageSkeleton.tsx';
import { useRowKeys } from '../theme/rowKeys.ts';
import { useEscapeBack } from './useEscapeBack.ts';
import { SessionWatch } from './SessionWatch.tsx';
import { ShellBar } from './ShellBar.tsx';
import { ShellMenu } from './ShellMenu.tsx';
import { ShellDialogContext, useShellDialogs } from './shellDialogs.ts';
import { useRecentPages } from './search/useRecentPages.ts';
import { UnsavedBar } from './UnsavedBar.tsx';
import { useAskedPanel } from './useAskedPanel.ts';
import { useScrollMemory } from './useScrollMemory.ts';

const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));
const OwnPassword = lazy(async () => ({
  default: (await import('../users/OwnPassword.tsx')).OwnPassword,
}));
const QuickSearch = lazy(async () => ({
  default: (await import('./search/QuickSearch.tsx')).QuickSearch,
}));

/** The frame around every page: bar, menu, keys. */
export const Shell = ({ children }: LayoutProps) => {
  const dialogs = useShellDialogs();
  useDensity();
  useRowKeys();
  useScrollMemory();
  useSubmitKey();
  useEscapeBack();
  useFoldedMenu();
  useRecentPages();
  useAskedPanel();
  return (
    <ShellDialogContext.Provider value={dialogs}>
      <Layout appBar={ShellBar} menu={ShellMenu} error={ErrorPage} appBarAlwaysOn>
        <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        <LoanPanel />
        {/* After the panel: it opens one on the page that closed the last. */}
        <DayGuide />
        <UnsavedBar />
      </Layout>
      <SessionWatch />
      <Suspense fallback={null}>
        {dialogs.current === 'keys' ? <KeysDialog /> : null}
        {dialogs.current === 'search' ? <QuickSearch /> : null}
        {dialogs.current === 'password' ? <OwnPassword onClose={() => dialogs.open(null)} /> : null}
      </Suspense>
    </ShellDialogContext.Provider>
  );
};

/** On a narrow window, also one that is magnified, the menu leaves its room to the page. */
function useFoldedMenu() {
  const [, setOpen] = useSidebarState();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const was = useRef(false);
  useEffect(() => {
    if (narrow !== was.current) setOpen(!narrow);
    was.current = narrow;
  }, [narrow, setOpen]);
}

/**
 * The theme's row height follows an attribute of the root element, so that changing it repaints
 * nothing but the rows.
 */
function useDensity() {
  const [density] = useStore('density', 'comfortable');
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}
