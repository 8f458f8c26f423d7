import { Suspense, lazy } from 'react';
import { Loading, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useMay } from '../../shared/session.ts';
import { SidePanel } from '../../shared/SidePanel.tsx';
import type { OpenPanel } from '../../shared/panel/loanPanel.ts';

const FORMS = {
  note: {
    resource: 'collection_notes',
    title: 'loans.actions.note_title',
    Form: lazy(async () => ({
      default: (await import('../../collection_notes/NotePanel.tsx')).NotePanel,
    })),
  },
  payment: {
    resource: 'payments',
    title: 'loans.actions.payment_title',
    Form: lazy(async () => ({
      default: (await import('../../payments/PaymentPanel.tsx')).PaymentPanel,
    })),
  },
  case: {
    resource: 'legal_cases',
    title: 'loans.actions.case_title',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/CasePanel.tsx')).CasePanel,
    })),
  },
  charge: {
    resource: 'adjustments',
    title: 'adjustments.actions.charge',
    Form: lazy(async () => ({
      default: (await import('../../adjustments/ChargePanel.tsx')).ChargePanel,
    })),
  },
  waiver: {
    resource: 'adjustments',
    title: 'adjustments.actions.waiver',
    Form: lazy(async () => ({
      default: (await import('../../adjustments/WaiverPanel.tsx')).WaiverPanel,
    })),
  },
  refund: {
    resource: 'adjustments',
    title: 'adjustments.actions.refund',
    Form: lazy(async () => ({
      default: (await import('../../adjustments/RefundPanel.tsx')).RefundPanel,
    })),
  },
  misuse: {
    resource: 'adjustments',
    title: 'adjustments.actions.misuse',
    Form: lazy(async () => ({
      default: (await import('../../adjustments/MisusePanel.tsx')).MisusePanel,
    })),
  },
  write_off: {
    resource: 'adjustments',
    title: 'adjustments.actions.write_off',
    Form: lazy(async () => ({
      default: (await import('../../adjustments/WriteOffPanel.tsx')).WriteOffPanel,
    })),
  },
  interruption: {
    resource: 'limitation_interruptions',
    title: 'legal_cases.limitation.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/InterruptionPanel.tsx')).InterruptionPanel,
    })),
  },
  interruption_change: {
    resource: 'limitation_interruptions',
    title: 'legal_cases.limitation.change_title',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/InterruptionPanel.tsx'))
        .InterruptionChangePanel,
    })),
  },
  suspension: {
    resource: 'limitation_suspensions',
    title: 'legal_cases.suspensions.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/SuspensionPanel.tsx')).SuspensionPanel,
    })),
  },
  suspension_change: {
    resource: 'limitation_suspensions',
    title: 'legal_cases.suspensions.change_title',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/SuspensionPanel.tsx')).SuspensionChangePanel,
    })),
  },
  guarantee: {
    resource: 'guarantees',
    title: 'legal_cases.guarantees.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/GuaranteePanel.tsx')).GuaranteePanel,
    })),
  },
  guarantee_claim: {
    resource: 'guarantees',
    title: 'legal_cases.guarantees.claim',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/GuaranteePanel.tsx')).GuaranteeClaimPanel,
    })),
  },
  measure: {
    resource: 'case_measures',
    title: 'legal_cases.measures.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/MeasurePanel.tsx')).MeasurePanel,
    })),
  },
  measure_renew: {
    resource: 'case_measures',
    title: 'legal_cases.measures.renew',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/MeasurePanel.tsx')).RenewPanel,
    })),
  },
  measure_lift: {
    resource: 'case_measures',
    title: 'legal_cases.measures.lift',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/MeasurePanel.tsx')).LiftPanel,
    })),
  },
  hearing: {
    resource: 'case_hearings',
    title: 'legal_cases.hearings.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/HearingPanel.tsx')).HearingPanel,
    })),
  },
  hearing_change: {
    resource: 'case_hearings',
    title: 'legal_cases.hearings.change',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/HearingPanel.tsx')).HearingChangePanel,
    })),
  },
  event: {
    resource: 'case_events',
    title: 'legal_cases.events.add',
    Form: lazy(async () => ({
      default: (await import('../../legal_cases/panel/EventPanel.tsx')).EventPanel,
    })),
  },
  hold: {
    resource: 'holds',
    title: 'holds.place',
    Form: lazy(async () => ({ default: (await import('../holds/HoldPanel.tsx')).HoldPanel })),
  },
} as const;

interface LoanPanelProps {
  panel: OpenPanel | null;
  onClose: () => void;
}

/** A form at the right of the page of the loan in context, or of its case. */
export function LoanPanel({ panel, onClose }: LoanPanelProps) {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  const form = panel && FORMS[panel.kind];
  const allowed = useMay(form?.resource ?? 'loans', form ? 'create' : 'show');
  return (
    <SidePanel
      open={form !== null && allowed}
      onClose={onClose}
      title={form ? translate(form.title) : ''}
    >
      {form && loan && (
        <Suspense fallback={<Loading />}>
          <form.Form
            key={JSON.stringify(panel)}
            loan={loan}
            preset={panel.preset}
            onSaved={onClose}
          />
        </Suspense>
      )}
    </SidePanel>
  );
}
