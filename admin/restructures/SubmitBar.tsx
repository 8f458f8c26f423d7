import SendIcon from '@mui/icons-material/SendOutlined';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useState } from 'react';
import { setSubmissionErrors, useRedirect, useSaveContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { useCommand } from '../shared/useCommand.ts';
import { ApproverNote } from './figures/ApproverNote.tsx';
import { useOffer } from './useOffer.ts';

/** The two ways on, always in sight: keep the draft, or send it to be decided. */
export function SubmitBar() {
  const translate = useTranslate();
  const { handleSubmit } = useFormContext();
  const [asking, setAsking] = useState(false);
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        py: 1.5,
        mt: 2,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Button
        variant="contained"
        startIcon={<SendIcon />}
        onClick={(event) => void handleSubmit(() => setAsking(true))(event)}
      >
        {translate('restructures.form.save_submit')}
      </Button>
      <DeskSaveButton label="restructures.form.save_draft" variant="outlined" />
      {asking && <SubmitDialog onClose={() => setAsking(false)} />}
    </Box>
  );
}

/**
 * Shows what sending freezes, before it is sent. Where the server refuses, the draft is kept and
 * says why.
 */
function SubmitDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const { figures } = useOffer();
  const { save } = useSaveContext();
  const { handleSubmit, setError, formState } = useFormContext();
  const [submit] = useCommand<Restructure>('restructures', 'submit', {
    doneKey: 'restructures.form.submitted',
  });
  const send = handleSubmit(async (values) => {
    const kept: { request?: Restructure } = {};
    const errors: unknown = await save?.(values, {
      onSuccess: (request: Restructure) => void (kept.request = request),
    });
    onClose();
    if (errors) setSubmissionErrors(errors as Record<string, unknown>, setError);
    if (!kept.request) return;
    const sent = await submit(kept.request.id);
    redirect(sent ? 'show' : 'edit', 'restructures', kept.request.id);
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="submit-title">
      <DialogTitle id="submit-title">{translate('restructures.submit.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 1.5 }}>
          {translate('restructures.submit.hint')}
        </DialogContentText>
        {figures && (
          <>
            <Facts sx={{ mb: 1.5, columnGap: 3 }}>
              <Fact labelKey="restructures.cost.total_before">
                <Money minor={figures.total_before_minor} />
              </Fact>
              <Fact labelKey="restructures.cost.total_after">
                <Money minor={figures.total_after_minor} strong />
              </Fact>
              <Fact labelKey="resources.restructures.fields.waived_minor">
                <Money minor={figures.waived_minor} />
              </Fact>
            </Facts>
            <ApproverNote figures={figures} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button
          variant="contained"
          data-answers
          disabled={formState.isSubmitting}
          onClick={(event) => void send(event)}
        >
          {translate('restructures.submit.action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
