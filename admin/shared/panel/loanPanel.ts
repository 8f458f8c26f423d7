import { createContext, useContext } from 'react';
import type { Loan } from '../../../server/contract/resources/loans.ts';

/**
 * The second line belongs to the law: limitation and guarantees of a loan, and what happens in a
 * case.
 */
export type PanelKind =
  | 'note'
  | 'payment'
  | 'case'
  | 'charge'
  | 'waiver'
  | 'refund'
  | 'misuse'
  | 'write_off'
  | 'hold'
  | 'interruption'
  | 'interruption_change'
  | 'suspension'
  | 'suspension_change'
  | 'guarantee'
  | 'guarantee_claim'
  | 'measure'
  | 'measure_renew'
  | 'measure_lift'
  | 'hearing'
  | 'hearing_change'
  | 'event';

export interface OpenPanel {
  kind: PanelKind;
  /** What the form starts with, beside its own defaults. */
  preset?: Record<string, unknown>;
}

/** What a form beside the loan page is given. */
export interface LoanFormProps {
  loan: Loan;
  /** What the form starts with, beside its own defaults. */
  preset?: Record<string, unknown> | undefined;
  onSaved: () => void;
}

/** Opens a form beside the loan page, from anywhere on it. */
export const PanelContext = createContext<(panel: OpenPanel) => void>(() => undefined);

export const useOpenPanel = () => useContext(PanelContext);
