import CallIcon from '@mui/icons-material/CallOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyField } from './CopyField.tsx';

/** A number in plain figures: copied by a click, called by the button beside it. */
export function PhoneNumber({ number }: { number: string }) {
  const translate = useTranslate();
  const label = translate('app.call_number', { number });
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }}>
      <CopyField value={number} />
      <Tooltip title={label}>
        <IconButton
          size="small"
          component="a"
          href={`tel:${number.replaceAll(/[^+\d,;]/g, '')}`}
          aria-label={label}
          onClick={(event) => event.stopPropagation()}
          sx={{ p: 0.5, '& svg': { fontSize: 16 } }}
        >
          <CallIcon />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
