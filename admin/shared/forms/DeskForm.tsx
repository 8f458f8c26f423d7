import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Form, type FormProps, SaveContextProvider } from 'react-admin';
import { dropUnsaved, newFormKey, unsavedIn } from '../../providers/unsaved.ts';
import { useSession } from '../session.ts';
import { KeepTyped } from './KeepTyped.tsx';
import { useFormPlace } from './place.ts';
import { type SendForm, useSending } from './useSending.ts';

interface Props extends Omit<FormProps, 'onSubmit' | 'warnWhenUnsavedChanges' | 'resetOptions'> {
  children: ReactNode;
  /** Sends the form where no create or edit around it does. */
  onSubmit?: SendForm;
}

/** A record that changes under a form leaves what was typed. */
const KEEP_TYPED = { keepDirtyValues: true } as const;

/**
 * The form of this console: makes one record however often it is sent, and loses nothing that was
 * typed. Holds `FormNotices`, which say what became of it.
 */
export function DeskForm({ children, onSubmit, ...props }: Props) {
  const place = useFormPlace();
  const person = useSession()?.id ?? 0;
  const [key, setKey] = useState(() => unsavedIn(person, place.name)?.key ?? newFormKey());
  const saved = useRef(false);
  const onSaved = useCallback(() => {
    saved.current = true;
    dropUnsaved(person, place.name);
    setKey(newFormKey());
  }, [person, place.name]);
  const { context, submit, unsent } = useSending(key, onSaved, onSubmit);
  return (
    <SaveContextProvider value={context}>
      <Form {...props} onSubmit={submit} resetOptions={KEEP_TYPED}>
        <KeepTyped {...{ place, person, formKey: key, saved, unsent }}>{children}</KeepTyped>
      </Form>
    </SaveContextProvider>
  );
}
