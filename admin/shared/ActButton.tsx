import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  labelKey: string;
  /** The key that does the same. */
  hint?: string | undefined;
  /** What is expected to be done next. */
  main?: boolean | undefined;
  /** What is done seldom. */
  quiet?: boolean | undefined;
  disabled?: boolean | undefined;
  onAct: () => void;
}

const weightOf = (main: boolean, quiet: boolean) => {
  if (main) return 'contained';
  return quiet ? 'text' : 'outlined';
};

/** One of the moves in a bar of decisions. */
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
