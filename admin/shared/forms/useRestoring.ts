import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useRecordContext } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { unsavedIn } from '../../providers/unsaved.ts';
import type { Conflict } from './formState.ts';
import { readConflicts } from './useConflicts.ts';

/**
 * Brings back what this person typed into this form and did not save. Where the record has changed
 * since, what the others changed is told.
 */
export function useRestoring(
  person: number,
  name: string,
  began: RefObject<Record<string, unknown> | null>,
  done: RefObject<boolean>,
  setConflicts: (conflicts: readonly Conflict[]) => void,
) {
  const { reset, control, getValues } = useFormContext();
  const { isReady } = useFormState();
  const record = useRecordContext();
  const version = (record as { version?: number } | undefined)?.version ?? null;
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  useEffect(() => {
    if (!isReady || done.current) return undefined;
    // After react-admin has put the record, and what the address says, into the form.
    const timer = setTimeout(() => {
      done.current = true;
      const unsaved = unsavedIn(person, name);
      if (unsaved === null) return;
      const defaults = control._defaultValues;
      reset({ ...defaults, ...unsaved.values }, { keepDefaultValues: true });
      began.current = { ...defaults, ...unsaved.base };
      setRestoredAt(unsaved.at);
      if (unsaved.version !== version)
        setConflicts(readConflicts(control, getValues(), began.current));
    }, 0);
    return () => clearTimeout(timer);
  }, [reset, control, getValues, isReady, person, name, version, began, done, setConflicts]);
  const forget = useCallback(() => setRestoredAt(null), []);
  return { restoredAt, forget };
}
