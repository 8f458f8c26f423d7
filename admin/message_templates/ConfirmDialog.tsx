import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  titleKey: string;
  hintKey: string;
  actionKey: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks once more, before what others will feel. */
export function ConfirmDialog({ titleKey, hintKey, actionKey, onConfirm, onClose }: Props) {
  const translate = useTranslate();
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onConfirm();
        }}
      >
        <DialogTitle id={id}>{translate(titleKey)}</DialogTitle>
        <DialogContent>
          <DialogContentText>{translate(hintKey)}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained">
            {translate(actionKey)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
