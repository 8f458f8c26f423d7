import { type RefObject, useEffect, useRef } from 'react';
import { useRecordContext } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { serverNow } from '../../providers/clock.ts';
import { dropUnsaved, type FormPlace, keepUnsaved } from '../../providers/unsaved.ts';
import { closeForm, openForm } from './openForms.ts';
import { typedIn } from './typed.ts';

const PAUSE_MS = 300;
/** Belongs to the form, not to the typing: a payment sent twice is known by it. */
const ALONG = 'client_reference';

interface Keeping {
  place: FormPlace;
  person: number;
  formKey: string;
  saved: RefObject<boolean>;
  /** Where the form began, once something was typed; null before. */
  began: RefObject<Record<string, unknown> | null>;
  /** Set once what was typed before has been put back; nothing is kept, or given up, before. */
  restored: RefObject<boolean>;
}

const numberIn = (record: Record<string, unknown> | undefined, name: string): number | undefined =>
  typeof record?.[name] === 'number' ? record[name] : undefined;

/** The loan or the borrower a form is about: it names one, or is the form of one. */
const idIn = (
  values: Record<string, unknown>,
  { resource }: FormPlace,
  own: string,
  name: string,
): number | undefined => numberIn(values, resource === own ? 'id' : name);

/** Writes what is typed down after each pause, and at the latest when the form or the page goes. */
export function useKeeping({ place, person, formKey, saved, began, restored }: Keeping): void {
  const { control, getValues, subscribe } = useFormContext();
  const record = useRecordContext();
  const now = useRef({ place, person, formKey, version: numberIn(record, 'version') ?? null });
  useEffect(() => {
    now.current = { place, person, formKey, version: numberIn(record, 'version') ?? null };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      if (saved.current || !restored.current) return;
      const { place: where, person: who, formKey: key, version } = now.current;
      const values = getValues();
      const defaults = control._defaultValues;
      const typed = typedIn(values, defaults);
      if (Object.keys(typed).length === 0) {
        began.current = null;
        return dropUnsaved(who, where.name);
      }
      begin();
      const base = began.current ?? defaults;
      keepUnsaved(who, {
        ...where,
        loan_id: where.loan_id ?? idIn(values, where, 'loans', 'loan_id'),
        borrower_id: where.borrower_id ?? idIn(values, where, 'borrowers', 'borrower_id'),
        values: ALONG in values ? { ...typed, [ALONG]: values[ALONG] as unknown } : typed,
        base: Object.fromEntries(Object.keys(typed).map((name) => [name, base[name] ?? null])),
        version,
        key,
        at: serverNow(),
      });
      return undefined;
    };
    // At once: another person's change may come before the pause after the first key.
    const begin = () => {
      const defaults = control._defaultValues;
      if (began.current === null && Object.keys(typedIn(getValues(), defaults)).length > 0)
        began.current = { ...defaults };
    };
    const flush = () => {
      if (timer !== undefined) keep();
    };
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        saved.current = false;
        if (restored.current) begin();
        clearTimeout(timer);
        timer = setTimeout(keep, PAUSE_MS);
      },
    });
    globalThis.addEventListener('pagehide', flush);
    return () => {
      stop();
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, [control, getValues, subscribe, saved, began, restored]);
  useEffect(() => {
    openForm(place.name);
    return () => closeForm(place.name);
  }, [place.name]);
}
