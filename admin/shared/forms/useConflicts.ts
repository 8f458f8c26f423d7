import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useRecordContext } from 'react-admin';
import { type Control, useFormContext } from 'react-hook-form';
import type { Conflict } from './formState.ts';
import { conflictsOf, typedIn } from './typed.ts';

type Values = Record<string, unknown>;

/** The fields that stand in a form, by the first part of their names. */
const shownIn = (control: Control): Set<string> =>
  new Set([...control._names.mount].map((name) => name.split('.')[0] ?? name));

/** What another person changed in a record since this form began to be filled in. */
export function readConflicts(control: Control, values: Values, began: Values): Conflict[] {
  const now = control._defaultValues;
  return conflictsOf(began, now, typedIn(values, now), shownIn(control));
}

/**
 * Follows the record under a form. When it changes while something is typed, untouched fields take
 * the new values, what was typed stays, and the fields in which both differ are told.
 */
export function useConflicts() {
  const { control, getValues, setValue, formState } = useFormContext();
  const record = useRecordContext();
  const version = (record as { version?: number } | undefined)?.version;
  const began: RefObject<Values | null> = useRef<Values | null>(null);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  // Subscribes to the typed fields: react-hook-form keeps them over a new record only then.
  void formState.dirtyFields;
  useEffect(() => {
    // After the form has taken the new record.
    const timer = setTimeout(() => {
      if (began.current === null) return;
      const found = readConflicts(control, getValues(), began.current);
      if (found.length > 0) setConflicts(found);
    }, 0);
    return () => clearTimeout(timer);
  }, [control, getValues, version]);
  const takeTheirs = useCallback(() => {
    for (const { field, theirs, mine } of conflicts)
      if (mine) setValue(field, theirs, { shouldDirty: true, shouldValidate: true });
    setConflicts([]);
  }, [setValue, conflicts]);
  return { conflicts, setConflicts, began, takeTheirs };
}
