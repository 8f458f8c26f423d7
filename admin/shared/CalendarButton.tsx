import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import { Box, IconButton } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  type: 'date' | 'datetime-local';
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` on the clock of the house; '' for none. */
  value: string;
  max?: string;
  onPick: (value: string) => void;
}

/**
 * Opens the browser's own calendar. The field beside it is plain text, because the browser's date
 * field shows its own language's order and letters, whatever language the screen is in.
 */
export const CalendarButton = ({ type, value, max, onPick }: Props) => {
  const translate = useTranslate();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <Box component="span" sx={{ position: 'relative', display: 'inline-flex', mr: -0.75 }}>
      <input
        ref={picker}
        type={type}
        value={value}
        max={max}
        tabIndex={-1}
        aria-hidden
        onChange={(event) => onPick(event.target.value)}
        style={{
          position: 'absolute',
          inset: 0,
          width: '100%',
          opacity: 0,
          pointerEvents: 'none',
          border: 0,
          padding: 0,
        }}
      />
      <IconButton
        size="small"
        tabIndex={-1}
        aria-label={translate('app.open_calendar')}
        onClick={() => picker.current?.showPicker()}
        sx={{ '& svg': { fontSize: 16 } }}
      >
        <CalendarIcon />
      </IconButton>
    </Box>
  );
};
