import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  value: string;
  takesFocus?: boolean;
  onChange: (code: string) => void;
}

/** Asks for the code of an authenticator, or a recovery code in its place. */
export function CodeInput({ value, takesFocus = false, onChange }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      name="code"
      label={translate('account.code.label')}
      helperText={translate('account.code.help')}
      // The step opened to be typed into.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={takesFocus}
      autoComplete="one-time-code"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { autoCapitalize: 'characters', spellCheck: false, maxLength: 40 } }}
    />
  );
}
