import { createContext, useContext } from 'react';

export type PanelKind = 'note' | 'payment' | 'case' | 'charge' | 'waiver' | 'refund' | 'misuse' | 'write_off' | 'hold';

export interface OpenPanel {
  kind: PanelKind;
  /** What the form starts with, beside its own defaults. */
  preset?: Record<string, unknown>;
}

/** Opens a form beside the loan page, from anywhere on it. */
export const PanelContext = createContext<(panel: OpenPanel) => void>(() => undefined);

export const useOpenPanel = () => useContext(PanelContext);
