import {
  Box,
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
} from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  open: boolean;
  titleKey: string;
  titleArgs?: Record<string, unknown>;
  hintKey?: string;
  hintArgs?: Record<string, unknown>;
  /** What whoever decides must know, above the question. */
  note?: ReactNode;
  submitKey?: string;
  /** Usual reasons, one click each; the text stays editable. */
  suggestionKeys?: readonly string[];
  labelKey?: string;
  /** May be sent empty: a decision that speaks for itself. */
  optional?: boolean;
  onSubmit: (reason: string) => void | Promise<void>;
  onClose: () => void;
}

/**
 * Asks why, before something that is kept on record. Nothing happens without a reason, unless it is
 * `optional`.
 */
export const ReasonDialog = ({ open, onClose, titleKey, titleArgs, ...form }: Props) => {
  const translate = useTranslate();
  return (
    // Clicks bubble through React's tree, not the page's: a table row underneath must not take
    // them.
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      onClick={(event) => event.stopPropagation()}
      aria-labelledby="reason-title"
    >
      <DialogTitle id="reason-title">{translate(titleKey, titleArgs)}</DialogTitle>
      <ReasonForm {...form} onClose={onClose} />
    </Dialog>
  );
};

const ReasonForm = ({
  hintKey,
  hintArgs,
  note,
  submitKey = 'ra.action.confirm',
  suggestionKeys = [],
  labelKey = 'app.reason',
  optional = false,
  onSubmit,
  onClose,
}: Omit<Props, 'open' | 'titleKey'>) => {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const missing = !optional && reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (missing) return;
    setBusy(true);
    await onSubmit(reason.trim());
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <DialogContent sx={{ pt: 0 }}>
        {hintKey ? (
          <DialogContentText sx={{ mb: 1.5 }}>{translate(hintKey, hintArgs)}</DialogContentText>
        ) : null}
        {note}
        <TextField
          // The dialog opened to be typed into, and closes with Esc.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          multiline
          minRows={2}
          label={translate(labelKey)}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {suggestionKeys.map((key) => (
            <Chip
              key={key}
              size="small"
              variant="outlined"
              label={translate(key)}
              onClick={() => setReason(translate(key))}
            />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button type="submit" variant="contained" disabled={busy || missing}>
          {translate(submitKey)}
        </Button>
      </DialogActions>
    </form>
  );
};
