import { Suspense, lazy, useCallback, useRef, useState } from 'react';
import { Confirm, Loading, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { useMay } from '../shared/session.ts';
import { SidePanel } from '../shared/SidePanel.tsx';

export type PanelKind = 'note' | 'payment' | 'case';

const FORMS = {
  note: { resource: 'collection_notes', title: 'loans.actions.note_title', Form: lazy(async () => ({ default: (await import('../collection_notes/NotePanel.tsx')).NotePanel })) },
  payment: { resource: 'payments', title: 'loans.actions.payment_title', Form: lazy(async () => ({ default: (await import('../payments/PaymentPanel.tsx')).PaymentPanel })) },
  case: { resource: 'legal_cases', title: 'loans.actions.case_title', Form: lazy(async () => ({ default: (await import('../legal_cases/CasePanel.tsx')).CasePanel })) },
} as const;

interface LoanPanelProps {
  kind: PanelKind | null;
  onClose: () => void;
}

/** A form at the right of the loan page. Closing it with something typed asks first. */
export function LoanPanel({ kind, onClose }: LoanPanelProps) {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  const dirty = useRef(false);
  const onDirty = useCallback((value: boolean) => {
    dirty.current = value;
  }, []);
  const [asking, setAsking] = useState(false);
  const form = kind && FORMS[kind];
  const allowed = useMay(form?.resource ?? 'loans', form ? 'create' : 'show');
  const close = () => {
    dirty.current = false;
    setAsking(false);
    onClose();
  };
  return (
    <SidePanel open={form !== null && allowed} onClose={() => (dirty.current ? setAsking(true) : close())} title={form ? translate(form.title) : ''}>
      {form && loan && (
        <Suspense fallback={<Loading />}>
          <form.Form loan={loan} onDirty={onDirty} onSaved={close} />
        </Suspense>
      )}
      <Confirm isOpen={asking} title="loans.actions.close_title" content="loans.actions.close_body" onConfirm={close} onClose={() => setAsking(false)} />
    </SidePanel>
  );
}
