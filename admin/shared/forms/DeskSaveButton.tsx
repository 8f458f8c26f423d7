import type { MouseEvent } from 'react';
import { SaveButton, type SaveButtonProps } from 'react-admin';
import { useFormState } from 'react-hook-form';

interface Props extends Omit<SaveButtonProps, 'alwaysEnable'> {
  /** A new record can be saved as it was proposed; a changed one only once something changed. */
  isNew?: boolean;
}

/** Saves the form around it, as Ctrl+Enter does; rests while the form is on its way. */
export function DeskSaveButton({ isNew = true, onClick, ...props }: Props) {
  const { isSubmitting } = useFormState();
  const rest = (event: MouseEvent<HTMLButtonElement>) => {
    if (isSubmitting) event.preventDefault();
    else onClick?.(event);
  };
  // It rests without `disabled`: a disabled button drops the focus, and who works by keys would
  // stand outside the form after a save that failed.
  return (
    <SaveButton
      {...props}
      onClick={rest}
      alwaysEnable={isNew || isSubmitting}
      aria-disabled={isSubmitting}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    />
  );
}
