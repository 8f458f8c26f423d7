import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type AttachmentKind, ATTACHMENT_KINDS } from '../../../server/contract/enums.ts';
import { formatBytes } from '../../shared/format.ts';
import type { AttachedTo } from './attachedTo.ts';
import { ChooseFileButton } from './ChooseFileButton.tsx';
import { KindSelect } from './KindSelect.tsx';
import { useDrop } from './useDrop.ts';
import { useUpload } from './useUpload.ts';

interface Props extends AttachedTo {
  kinds?: readonly AttachmentKind[] | undefined;
}

/**
 * Choose or drop one file, say what it is, send it. A refusal stays in sight, with the file still
 * chosen.
 */
export function AttachmentUpload({ resource, recordId, kinds = ATTACHMENT_KINDS }: Props) {
  const translate = useTranslate();
  const upload = useUpload({ resource, recordId });
  const { dragging, ...drop } = useDrop(([file]) => upload.choose(file));
  const [kind, setKind] = useState<AttachmentKind>(kinds[0] ?? 'other');
  const sending = upload.progress !== null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box
        {...drop}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1.5,
          p: 1.5,
          border: '1px dashed',
          borderRadius: 1,
          borderColor: dragging ? 'primary.main' : 'divider',
          backgroundColor: dragging ? 'action.hover' : undefined,
        }}
      >
        <ChooseFileButton
          label={translate(
            upload.file === null ? 'attachments.upload.choose' : 'attachments.upload.choose_other',
          )}
          disabled={sending}
          onChoose={upload.choose}
        />
        {upload.file === null ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('attachments.upload.hint')}
          </Typography>
        ) : (
          <>
            <Box
              sx={{
                flex: '1 1 160px',
                minWidth: 0,
                overflowWrap: 'anywhere',
                fontSize: '0.875rem',
              }}
            >
              {upload.file.name}{' '}
              <Box
                component="span"
                className="figures"
                sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}
              >
                {formatBytes(upload.file.size)}
              </Box>
            </Box>
            <KindSelect kinds={kinds} value={kind} disabled={sending} onChange={setKind} />
            <Box sx={{ display: 'flex', gap: 1 }}>
              <Button variant="contained" disabled={sending} onClick={() => void upload.send(kind)}>
                {translate('attachments.upload.send')}
              </Button>
              <Button disabled={sending} onClick={upload.forget}>
                {translate('ra.action.cancel')}
              </Button>
            </Box>
          </>
        )}
      </Box>
      {sending && <Progress part={upload.progress ?? 0} />}
      {upload.refusal !== null && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {translate(upload.refusal, { _: upload.refusal })}
        </Alert>
      )}
    </Box>
  );
}

/** A whole bar means sent, not kept: until the answer comes it moves without saying how far. */
function Progress({ part }: { part: number }) {
  const translate = useTranslate();
  const percent = Math.round(part * 100);
  return (
    <LinearProgress
      aria-label={translate('attachments.upload.sending')}
      variant={part > 0 && part < 1 ? 'determinate' : 'indeterminate'}
      value={percent}
      sx={{ mt: 1, borderRadius: 1 }}
    />
  );
}
