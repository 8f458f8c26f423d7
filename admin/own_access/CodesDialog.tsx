import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { copyText } from '../shared/clipboard.ts';

/** The recovery codes, shown this once: it closes when its person says that they are kept. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const copy = async () => {
    if (await copyText(codes.join('\n'))) notify('account.factor.copied', { type: 'success' });
  };
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{translate('account.factor.codes_title')}</DialogTitle>
      <DialogContent sx={{ pt: 0 }}>
        <DialogContentText sx={{ mb: 1.5 }}>
          {translate('account.factor.codes_hint')}
        </DialogContentText>
        <Box
          component="ol"
          translate="no"
          className="figures"
          sx={{ columns: { sm: 2 }, m: 0, pl: 4, lineHeight: 2 }}
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>{translate('account.factor.copy')}</Button>
        <Button variant="contained" data-answers onClick={onClose}>
          {translate('account.factor.codes_kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
