import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useState } from 'react';
import {
  Form,
  HttpError,
  required,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { MAX_FILE_BYTES } from '../../../server/contract/limits.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import type { Party } from '../../../server/domain/restructure/restructure.ts';
import { ChooseFileButton } from '../../parts/attachments/ChooseFileButton.tsx';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { newUuid } from '../../providers/uuid.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { messageOf } from '../../shared/errors.ts';
import { formatBytes } from '../../shared/format.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { partiesOf, signedOn } from './parties.ts';

/** Messages once the last party has signed; before that the signature alone is told. */
const DONE_KEYS: Readonly<Record<string, string>> = {
  effective: 'restructures.sign.done_effective',
  signed: 'restructures.sign.done_all',
};

interface Props {
  request: Restructure;
  party: Party;
  onClose: () => void;
}

/** The form is of the signature, not of the request around it. */
const NEW = {};

interface Chosen {
  file: File;
  /** A repeat of the same file is the same upload. */
  key: string;
}

/** Records a signature: whose, when, and the signed copy if it is at hand. */
export function SignDialog({ request, party, onClose }: Props) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const [copy, setCopy] = useState<Chosen | null>(null);
  const { sign, busy, refusal } = useSign(request, copy, () => setCopy(null), onClose);
  const open = partiesOf(request).filter((each) => signedOn(request, each) === null);
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="sign-title"
    >
      <DialogTitle id="sign-title">{translate('restructures.sign.title')}</DialogTitle>
      <Form
        record={NEW}
        onSubmit={({ party: who, signed_on }: Partial<SignValues>) =>
          sign({ party: who ?? party, signed_on: signed_on ?? '' })
        }
        defaultValues={{ party, signed_on: today }}
      >
        <DialogContent sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>
            {translate(
              open.length === 1 ? 'restructures.sign.hint_last' : 'restructures.sign.hint',
              { on: request.terms.effective_on },
            )}
          </DialogContentText>
          <ChoiceButtons
            source="party"
            of="parties"
            only={open}
            label={translate('restructures.sign.party')}
            isRequired
          />
          <DayInput
            source="signed_on"
            label={translate('restructures.sign.signed_on')}
            validate={required()}
            fullWidth
            helperText={false}
          />
          <CopyInput copy={copy} onChoose={(file) => setCopy({ file, key: newUuid() })} />
          {refusal !== null && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(refusal, { _: refusal })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            {translate('ra.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {translate('restructures.sign.submit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface SignValues {
  party: Party;
  signed_on: string;
}

/**
 * The copy first: a signature without it is still on record, and a copy that was taken is not sent
 * again.
 */
function useSign(
  request: Restructure,
  copy: Chosen | null,
  onTaken: () => void,
  onClose: () => void,
) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sign = async (values: SignValues): Promise<object | undefined> => {
    setBusy(true);
    setRefusal(null);
    try {
      if (copy) {
        await dataProvider.attach(
          { resource: 'restructures', record_id: request.id, kind: 'signed_agreement' },
          { ...copy, onProgress: () => undefined },
        );
        onTaken();
      }
      const after = await dataProvider.command<Restructure>(
        'restructures',
        request.id,
        'sign',
        values,
      );
      notify(DONE_KEYS[after.status] ?? 'restructures.sign.done', {
        type: 'success',
        messageArgs: { on: request.terms.effective_on },
      });
      onClose();
      return undefined;
    } catch (error) {
      const { errors } = ((error instanceof HttpError ? error.body : null) ?? {}) as {
        errors?: { root?: unknown };
      };
      const { root: _root, ...fields } = errors ?? {};
      // What is said at a field needs not be said twice.
      if (Object.keys(fields).length === 0) setRefusal(messageOf(error));
      return fields;
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return { sign, busy, refusal };
}

function CopyInput({ copy, onChoose }: { copy: Chosen | null; onChoose: (file: File) => void }) {
  const translate = useTranslate();
  const [tooLarge, setTooLarge] = useState(false);
  const choose = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > MAX_FILE_BYTES);
    if (file.size <= MAX_FILE_BYTES) onChoose(file);
  };
  const chosen = copy
    ? `${copy.file.name} · ${formatBytes(copy.file.size)}`
    : translate('restructures.sign.copy_hint');
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        mt: 1.5,
        fontSize: '0.875rem',
      }}
    >
      <ChooseFileButton
        label={translate(copy ? 'attachments.upload.choose_other' : 'restructures.sign.copy')}
        onChoose={choose}
      />
      <Box
        className="figures"
        sx={{
          flex: '1 1 120px',
          minWidth: 0,
          overflowWrap: 'anywhere',
          color: copy && !tooLarge ? 'text.primary' : 'text.secondary',
        }}
      >
        {tooLarge ? translate('attachments.upload.too_large') : chosen}
      </Box>
    </Box>
  );
}
