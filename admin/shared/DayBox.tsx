import { TextField, type TextFieldProps } from '@mui/material';
import { CalendarButton } from './CalendarButton.tsx';

interface Props extends Pick<TextFieldProps, 'label' | 'name' | 'onBlur' | 'onKeyDown' | 'sx'> {
  /** The text as typed; `parseDay` reads it. */
  value: string;
  /** The day the calendar opens at, if not the typed one. */
  shown?: string;
  max: string;
  problem: string | undefined;
  onChange: (text: string) => void;
  /** A day from the calendar needs no more typing. */
  onPick?: (day: string) => void;
}

/** A day typed or picked outside a form. */
export const DayBox = ({
  value,
  shown = value,
  max,
  problem,
  onChange,
  onPick = onChange,
  ...rest
}: Props) => (
  <TextField
    value={value}
    autoComplete="off"
    placeholder="YYYY-MM-DD"
    onChange={(event) => onChange(event.target.value)}
    fullWidth={false}
    margin="none"
    error={problem !== undefined}
    helperText={problem}
    slotProps={{
      htmlInput: { className: 'figures', inputMode: 'numeric' },
      input: {
        endAdornment: <CalendarButton type="date" value={shown} max={max} onPick={onPick} />,
      },
      inputLabel: { shrink: true },
    }}
    {...rest}
  />
);
