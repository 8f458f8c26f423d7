import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { dropUnsaved, type FormPlace } from '../../providers/unsaved.ts';
import { FormStateContext, type FormState } from './formState.ts';
import { useConflicts } from './useConflicts.ts';
import { useKeeping } from './useKeeping.ts';
import { useRestoring } from './useRestoring.ts';

interface Props {
  place: FormPlace;
  person: number;
  formKey: string;
  /** Set once the form is saved: what still stands in it is no longer to be kept. */
  saved: RefObject<boolean>;
  unsent: FormState['unsent'];
  children: ReactNode;
}

/**
 * Keeps what is typed into the form around it, brings back what was typed before, and says what
 * another person changed meanwhile.
 */
export function KeepTyped({ place, person, formKey, saved, unsent, children }: Props) {
  const { reset } = useFormContext();
  const { conflicts, setConflicts, began, takeTheirs } = useConflicts();
  const restored = useRef(false);
  const { restoredAt, forget } = useRestoring(person, place.name, began, restored, setConflicts);
  useKeeping({ place, person, formKey, saved, began, restored });
  const discard = useCallback(() => {
    forget();
    setConflicts([]);
    dropUnsaved(person, place.name);
    reset();
  }, [forget, setConflicts, person, place.name, reset]);
  const state = useMemo(
    () => ({ restoredAt, discard, unsent, conflicts, takeTheirs }),
    [restoredAt, discard, unsent, conflicts, takeTheirs],
  );
  return <FormStateContext.Provider value={state}>{children}</FormStateContext.Provider>;
}
