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
import { type KeptText, useKeptText } from './forms/useKeptText.ts';

interface Props {
  open: boolean;
  /** Which question it is, where the dialog goes as it closes: the reason is kept by it. */
  name?: string;
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
 * `optional`. A reason that was typed and not sent stands there again.
 */
export const ReasonDialog = ({ open, name, onClose, titleKey, titleArgs, ...form }: Props) => {
  const translate = useTranslate();
  const kept = useKeptText(name, open);
  const close = () => {
    kept.markLeft();
    onClose();
  };
  return (
    // Clicks bubble through React's tree, not the page's: a table row underneath must not take
    // them.
    <Dialog
      open={open}
      onClose={close}
      fullWidth
      maxWidth="xs"
      onClick={(event) => event.stopPropagation()}
      aria-labelledby="reason-title"
    >
      <DialogTitle id="reason-title">{translate(titleKey, titleArgs)}</DialogTitle>
      <ReasonForm {...form} kept={kept} onClose={close} />
    </Dialog>
  );
};

const ReasonForm = ({
  kept,
  hintKey,
  hintArgs,
  note,
  submitKey = 'ra.action.confirm',
  suggestionKeys = [],
  labelKey = 'app.reason',
  optional = false,
  onSubmit,
  onClose,
}: Omit<Props, 'open' | 'titleKey'> & { kept: KeptText }) => {
  const translate = useTranslate();
  const { text: reason, write, markSent } = kept;
  const [busy, setBusy] = useState(false);
  const missing = !optional && reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (missing) return;
    setBusy(true);
    markSent();
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
          onChange={(event) => write(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {suggestionKeys.map((key) => (
            <Chip
              key={key}
              size="small"
              variant="outlined"
              label={translate(key)}
              onClick={() => write(translate(key))}
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
