import { createContext, useContext } from 'react';

/** Closes the panel around a form; what was typed into it is kept. */
export const ClosePanelContext = createContext<() => void>(() => undefined);

export const useClosePanel = () => useContext(ClosePanelContext);
