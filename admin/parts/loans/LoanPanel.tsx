import { Suspense, useEffect, useMemo } from 'react';
import {
  Loading,
  RecordContextProvider,
  ResourceContextProvider,
  useGetOne,
  useTranslate,
} from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { FormPlace } from '../../providers/unsaved.ts';
import { FormPlaceContext } from '../../shared/forms/place.ts';
import { useMay } from '../../shared/session.ts';
import { SidePanel } from '../../shared/SidePanel.tsx';
import type { OpenPanel, PanelKind } from '../../shared/panel/loanPanel.ts';
import {
  closePanel,
  type OpenedPanel,
  panelSaved,
  useOpenedPanel,
} from '../../shared/panel/openedPanel.ts';
import { NextLoan } from './NextLoan.tsx';
import { PANELS } from './panels.ts';

/** The form beside the page that was opened last, of whatever loan. It closes with its page. */
export function LoanPanel() {
  const opened = useOpenedPanel();
  const translate = useTranslate();
  useClosedWithPage();
  const shown = opened && PANELS[opened.panel.kind];
  const allowed = useMay(shown?.resource ?? 'loans', shown ? 'create' : 'show');
  return (
    <SidePanel
      open={shown !== null && allowed}
      onClose={closePanel}
      title={shown ? translate(shown.title) : ''}
    >
      {opened?.saved && <NextLoan opened={opened} />}
      {opened && !opened.saved && <Content key={formName(opened)} opened={opened} />}
    </SidePanel>
  );
}

function Content({ opened }: { opened: OpenedPanel }) {
  const { loanId, panel } = opened;
  const { data: loan } = useGetOne<Loan>('loans', { id: loanId });
  const place = useMemo<FormPlace>(
    () => ({
      name: formName({ loanId, panel }),
      title: PANELS[panel.kind].title,
      address: `/loans/${loanId}/show`,
      loan_id: loanId,
      panel,
    }),
    [loanId, panel],
  );
  if (!loan) return <Loading />;
  return (
    <ResourceContextProvider value="loans">
      <RecordContextProvider value={loan}>
        <FormPlaceContext value={place}>
          <Suspense fallback={<Loading />}>
            <PanelForm panel={panel} loan={loan} />
          </Suspense>
        </FormPlaceContext>
      </RecordContextProvider>
    </ResourceContextProvider>
  );
}

/**
 * One name for one form: its kind, the loan, and the record it is about. A form that was opened
 * with answers of its own, as from a quote, is another one than the empty form.
 */
function formName({ loanId, panel }: Pick<OpenedPanel, 'loanId' | 'panel'>): string {
  const { kind, ...props } = panel;
  const parts = Object.entries(props).map(([name, value]) =>
    typeof value === 'object' && value !== null && 'id' in value
      ? `${name}=${value.id}`
      : `${name}=${JSON.stringify(value)}`,
  );
  return [kind, 'loans', loanId, ...parts].join('/');
}

interface PanelFormProps<Kind extends PanelKind> {
  panel: OpenPanel<Kind>;
  loan: Loan;
}

/** The form of a panel, with the props of its kind. */
function PanelForm<Kind extends PanelKind>({ panel, loan }: PanelFormProps<Kind>) {
  const { Form } = PANELS[panel.kind];
  return <Form key={panel.kind} {...panel} loan={loan} onSaved={panelSaved} />;
}

/** The page the panel stands beside: also known after signing out, which takes the page away. */
let lastPath: string | null = null;

/** Going to another page closes the panel; another tab or filter of the same page does not. */
function useClosedWithPage() {
  const { pathname } = useLocation();
  useEffect(() => {
    if (lastPath !== null && lastPath !== pathname) closePanel();
    lastPath = pathname;
  }, [pathname]);
}
