import { createContext, useContext } from 'react';

/** The second line belongs to the law: limitation and guarantees of a loan, and what happens in a case. */
export type PanelKind =
  | 'note' | 'payment' | 'case' | 'charge' | 'waiver' | 'refund' | 'misuse' | 'write_off' | 'hold'
  | 'interruption' | 'interruption_change' | 'guarantee' | 'guarantee_claim' | 'measure' | 'measure_renew' | 'measure_lift' | 'hearing' | 'hearing_change' | 'event';

export interface OpenPanel {
  kind: PanelKind;
  /** What the form starts with, beside its own defaults. */
  preset?: Record<string, unknown>;
}

/** Opens a form beside the loan page, from anywhere on it. */
export const PanelContext = createContext<(panel: OpenPanel) => void>(() => undefined);

export const useOpenPanel = () => useContext(PanelContext);
