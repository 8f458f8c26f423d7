import { createContext, useContext, useEffect } from 'react';
import { useFormState } from 'react-hook-form';

/** Lent by a panel beside the page to the form in it. */
interface Guard {
  /** Called whenever there comes to be something to lose, or no longer is. */
  onDirty: (dirty: boolean) => void;
  /** Closes the panel; with something typed it asks first. */
  close: () => void;
}

const nothing = () => undefined;

export const GuardContext = createContext<Guard>({ onDirty: nothing, close: nothing });

export const useClosePanel = () => useContext(GuardContext).close;

/** Tells the panel around a form whether something was typed, so that it is not lost unasked. */
export function useGuarded(): void {
  const { isDirty } = useFormState();
  const { onDirty } = useContext(GuardContext);
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [onDirty, isDirty]);
}
