import { type FunctionComponent, lazy } from 'react';
import type { Resource } from '../../../server/contract/access.ts';
import type { LoanFormProps, PanelKind } from '../../shared/panel/loanPanel.ts';

type LoanForm<Kind extends PanelKind> = FunctionComponent<LoanFormProps<Kind>>;

interface Panel<Kind extends PanelKind> {
  /** Whoever may create one of these may open the form. */
  resource: Resource;
  /** The title as a translation key. */
  title: string;
  Form: LoanForm<Kind>;
}

const loaded = <Kind extends PanelKind>(load: () => Promise<LoanForm<Kind>>): LoanForm<Kind> =>
  lazy(async () => ({ default: await load() }));

/** The forms beside the loan page, each loaded when it is first opened. */
export const PANELS: { readonly [Kind in PanelKind]: Panel<Kind> } = {
  note: {
    resource: 'collection_notes',
    title: 'loans.actions.note_title',
    Form: loaded(async () => (await import('../../collection_notes/NotePanel.tsx')).NotePanel),
  },
  payment: {
    resource: 'payments',
    title: 'loans.actions.payment_title',
    Form: loaded(async () => (await import('../../payments/PaymentPanel.tsx')).PaymentPanel),
  },
  case: {
    resource: 'legal_cases',
    title: 'loans.actions.case_title',
    Form: loaded(async () => (await import('../../legal_cases/CasePanel.tsx')).CasePanel),
  },
  charge: {
    resource: 'adjustments',
    title: 'adjustments.actions.charge',
    Form: loaded(async () => (await import('../../adjustments/ChargePanel.tsx')).ChargePanel),
  },
  waiver: {
    resource: 'adjustments',
    title: 'adjustments.actions.waiver',
    Form: loaded(async () => (await import('../../adjustments/WaiverPanel.tsx')).WaiverPanel),
  },
  refund: {
    resource: 'adjustments',
    title: 'adjustments.actions.refund',
    Form: loaded(async () => (await import('../../adjustments/RefundPanel.tsx')).RefundPanel),
  },
  misuse: {
    resource: 'adjustments',
    title: 'adjustments.actions.misuse',
    Form: loaded(async () => (await import('../../adjustments/MisusePanel.tsx')).MisusePanel),
  },
  repayment_day: {
    resource: 'adjustments',
    title: 'adjustments.actions.repayment_day',
    Form: loaded(
      async () => (await import('../../adjustments/RepaymentDayPanel.tsx')).RepaymentDayPanel,
    ),
  },
  acceleration: {
    resource: 'adjustments',
    title: 'adjustments.actions.acceleration',
    Form: loaded(
      async () => (await import('../../adjustments/AccelerationPanel.tsx')).AccelerationPanel,
    ),
  },
  small_balance: {
    resource: 'adjustments',
    title: 'adjustments.actions.small_balance',
    Form: loaded(
      async () => (await import('../../adjustments/SmallBalancePanel.tsx')).SmallBalancePanel,
    ),
  },
  write_off: {
    resource: 'adjustments',
    title: 'adjustments.actions.write_off',
    Form: loaded(async () => (await import('../../adjustments/WriteOffPanel.tsx')).WriteOffPanel),
  },
  interruption: {
    resource: 'limitation_interruptions',
    title: 'legal_cases.limitation.add',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/InterruptionPanel.tsx')).InterruptionPanel,
    ),
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
    Form: loaded(
      async () => (await import('../../legal_cases/panel/SuspensionPanel.tsx')).SuspensionPanel,
    ),
  },
  suspension_change: {
    resource: 'limitation_suspensions',
    title: 'legal_cases.suspensions.change_title',
    Form: loaded(
      async () =>
        (await import('../../legal_cases/panel/SuspensionPanel.tsx')).SuspensionChangePanel,
    ),
  },
  guarantee: {
    resource: 'guarantees',
    title: 'legal_cases.guarantees.add',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/GuaranteePanel.tsx')).GuaranteePanel,
    ),
  },
  guarantee_claim: {
    resource: 'guarantees',
    title: 'legal_cases.guarantees.claim',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/GuaranteePanel.tsx')).GuaranteeClaimPanel,
    ),
  },
  measure: {
    resource: 'case_measures',
    title: 'legal_cases.measures.add',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/MeasurePanel.tsx')).MeasurePanel,
    ),
  },
  measure_renew: {
    resource: 'case_measures',
    title: 'legal_cases.measures.renew',
    Form: loaded(async () => (await import('../../legal_cases/panel/MeasurePanel.tsx')).RenewPanel),
  },
  measure_lift: {
    resource: 'case_measures',
    title: 'legal_cases.measures.lift',
    Form: loaded(async () => (await import('../../legal_cases/panel/MeasurePanel.tsx')).LiftPanel),
  },
  step: {
    resource: 'case_steps',
    title: 'legal_cases.steps.add',
    Form: loaded(async () => (await import('../../legal_cases/panel/StepPanel.tsx')).StepPanel),
  },
  step_change: {
    resource: 'case_steps',
    title: 'legal_cases.steps.change',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/StepPanel.tsx')).StepChangePanel,
    ),
  },
  hearing: {
    resource: 'case_hearings',
    title: 'legal_cases.hearings.add',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/HearingPanel.tsx')).HearingPanel,
    ),
  },
  hearing_change: {
    resource: 'case_hearings',
    title: 'legal_cases.hearings.change',
    Form: loaded(
      async () => (await import('../../legal_cases/panel/HearingPanel.tsx')).HearingChangePanel,
    ),
  },
  event: {
    resource: 'case_events',
    title: 'legal_cases.events.add',
    Form: loaded(async () => (await import('../../legal_cases/panel/EventPanel.tsx')).EventPanel),
  },
  hold: {
    resource: 'holds',
    title: 'holds.place',
    Form: loaded(async () => (await import('../holds/HoldPanel.tsx')).HoldPanel),
  },
};
