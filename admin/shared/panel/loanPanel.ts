import type {
  LimitationInterruption,
  LimitationSuspension,
} from '../../../server/contract/resources/limitation.ts';
import type { Guarantee } from '../../../server/contract/resources/guarantees.ts';
import type { CaseMeasure } from '../../../server/contract/resources/measures.ts';
import type { CaseStep } from '../../../server/contract/resources/caseSteps.ts';
import type { CaseHearing } from '../../../server/contract/resources/hearings.ts';
import { createContext, useContext } from 'react';
import type { WAIVABLE_COMPONENTS } from '../../../server/contract/enums.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';

/** A form that needs nothing but the loan. */
type Nothing = { preset?: undefined };

/** A form that starts with the answers of its opener, where it has some. */
type Preset<Answers> = { preset?: Answers };

/** The props of each form beside the loan page; the loan comes by itself. */
interface PanelProps {
  note: Nothing;
  payment: Preset<{ amount_minor: number; paid_on?: string }>;
  case: Nothing;
  charge: Preset<{ legal_case_id: number }>;
  waiver: Preset<{
    component: (typeof WAIVABLE_COMPONENTS)[number];
    amount_minor: number;
    reason: string;
  }>;
  refund: Nothing;
  misuse: Nothing;
  acceleration: Nothing;
  repayment_day: Nothing;
  small_balance: Nothing;
  write_off: Nothing;
  hold: Nothing;
  // Limitation and guarantees of a loan, and what happens in a case.
  interruption: { caseId: number | undefined };
  interruption_change: { interruption: LimitationInterruption };
  suspension: { caseId: number | undefined };
  suspension_change: { suspension: LimitationSuspension };
  guarantee: Nothing;
  guarantee_claim: { guarantee: Guarantee };
  measure: { caseId: number; purpose: CaseMeasure['purpose'] };
  measure_renew: { measure: CaseMeasure };
  measure_lift: { measure: CaseMeasure };
  step: { caseId: number };
  step_change: { step: CaseStep };
  hearing: { caseId: number };
  hearing_change: { hearing: CaseHearing };
  event: { caseId: number };
}

export type PanelKind = keyof PanelProps;

/** A panel with the props of its kind; without a kind, any of them. */
export type OpenPanel<Kind extends PanelKind = PanelKind> = {
  [K in Kind]: { kind: K } & PanelProps[K];
}[Kind];

/** The props of a form beside the loan page. */
export type LoanFormProps<Kind extends PanelKind> = OpenPanel<Kind> & {
  loan: Loan;
  onSaved: () => void;
};

/** Opens a form beside the loan page, from anywhere on it. */
export const PanelContext = createContext<(panel: OpenPanel) => void>(() => undefined);

export const useOpenPanel = () => useContext(PanelContext);
