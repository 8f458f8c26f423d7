import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  label: string;
  disabled: boolean;
  onMend: (value: string) => void;
}

/** What a cell is changed to; Enter changes it and checks again. */
export function MendCell({ label, disabled, onMend }: Props) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !disabled) onMend(text.trim());
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 0.5, minWidth: 200 }}>
      <TextField
        size="small"
        margin="none"
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': label, maxLength: 500 } }}
        sx={{ m: 0 }}
      />
      <Button type="submit" size="small" disabled={disabled || text.trim() === ''}>
        {translate('imports.mend')}
      </Button>
    </Box>
  );
}
