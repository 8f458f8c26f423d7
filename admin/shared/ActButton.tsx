import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  labelKey: string;
  /** The key that does the same. */
  hint?: string | undefined;
  /** The move expected next, which stands out. */
  main?: boolean | undefined;
  /** A move seldom made, which stands back. */
  quiet?: boolean | undefined;
  disabled?: boolean | undefined;
  onAct: () => void;
}

const weightOf = (main: boolean, quiet: boolean) => {
  if (main) return 'contained';
  return quiet ? 'text' : 'outlined';
};

/** The button of one move in a bar of decisions. */
export function ActButton({
  labelKey,
  hint,
  main = false,
  quiet = false,
  disabled = false,
  onAct,
}: Props) {
  const translate = useTranslate();
  return (
    <Button
      variant={weightOf(main, quiet)}
      disabled={disabled}
      aria-keyshortcuts={hint?.toLowerCase()}
      onClick={onAct}
    >
      {translate(labelKey)}
      {hint && <KeyHint of={hint} />}
    </Button>
  );
}
