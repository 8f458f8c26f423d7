import { SaveButton, type SaveButtonProps } from 'react-admin';
import { useFormState } from 'react-hook-form';

interface Props extends Omit<SaveButtonProps, 'alwaysEnable'> {
  /** A new record can be saved as it was proposed; a changed one only once something changed. */
  isNew?: boolean;
}

/** Saves the form around it, as Ctrl+Enter does; rests while the form is on its way. */
export function DeskSaveButton({ isNew = true, ...props }: Props) {
  const { isSubmitting } = useFormState();
  // react-admin's `alwaysEnable` would let it be pressed again meanwhile.
  return (
    <SaveButton
      {...props}
      alwaysEnable={isNew && !isSubmitting}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    />
  );
}
