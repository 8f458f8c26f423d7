import { Box, Button, TextField, Typography } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useKeptText } from './forms/useKeptText.ts';
import { isEscape } from './useKeys.ts';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  /** The sentence that says what is about to happen. */
  text: string;
  comment: 'none' | 'optional' | 'needed';
  submitKey: string;
  busy: boolean;
  onSubmit: (comment: string) => void;
  onClose: () => void;
}

/**
 * A move waits for its word: in the bar itself, so that the figures stay in sight. Enter makes it,
 * Esc leaves it, and what was said stays for the next time.
 */
export function AskForm({ text, comment, submitKey, busy, onSubmit, onClose }: Props) {
  const translate = useTranslate();
  const { text: said, write, markSent, markLeft } = useKeptText(submitKey);
  const missing = comment === 'needed' && said.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing || busy) return;
    markSent();
    onSubmit(said.trim());
  };
  const close = () => {
    markLeft();
    onClose();
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.preventDefault();
        close();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, width: '100%' }}
    >
      <Typography className="figures" sx={{ flex: '0 1 auto' }}>
        {text}
      </Typography>
      {comment === 'none' ? (
        <Box sx={{ flexGrow: 1 }} />
      ) : (
        <TextField
          // The form opened to be typed into, and closes with Esc.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          size="small"
          margin="none"
          label={translate(
            comment === 'needed' ? 'approvals.comment_needed' : 'approvals.comment_optional',
          )}
          value={said}
          onChange={(event) => write(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          sx={{ flex: '1 1 240px' }}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {/* Without a field the button has the focus, so that Enter and Esc are heard. */}
        <Button
          type="submit"
          variant="contained"
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={comment === 'none'}
          disabled={busy || missing}
        >
          {translate(submitKey)}
          <KeyHint of="⏎" />
        </Button>
        <Button onClick={close}>
          {translate('ra.action.cancel')}
          <KeyHint of="Esc" />
        </Button>
      </Box>
    </Box>
  );
}
