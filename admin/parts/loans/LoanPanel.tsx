import { Suspense } from 'react';
import { Loading, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useMay } from '../../shared/session.ts';
import { SidePanel } from '../../shared/SidePanel.tsx';
import type { OpenPanel, PanelKind } from '../../shared/panel/loanPanel.ts';
import { PANELS } from './panels.ts';

interface LoanPanelProps {
  panel: OpenPanel | null;
  onClose: () => void;
}

/** A form at the right of the page of the loan in context, or of its case. */
export function LoanPanel({ panel, onClose }: LoanPanelProps) {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  const shown = panel && PANELS[panel.kind];
  const allowed = useMay(shown?.resource ?? 'loans', shown ? 'create' : 'show');
  return (
    <SidePanel
      open={shown !== null && allowed}
      onClose={onClose}
      title={shown ? translate(shown.title) : ''}
    >
      {panel && loan && (
        <Suspense fallback={<Loading />}>
          <PanelForm panel={panel} loan={loan} onSaved={onClose} />
        </Suspense>
      )}
    </SidePanel>
  );
}

interface PanelFormProps<Kind extends PanelKind> {
  panel: OpenPanel<Kind>;
  loan: Loan;
  onSaved: () => void;
}

/** The form of a panel, with the props of its kind. */
function PanelForm<Kind extends PanelKind>({ panel, loan, onSaved }: PanelFormProps<Kind>) {
  const { Form } = PANELS[panel.kind];
  return <Form key={JSON.stringify(panel)} {...panel} loan={loan} onSaved={onSaved} />;
}
