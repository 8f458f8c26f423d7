import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { FILE_EXTENSIONS, FILE_TYPES } from '../../../server/domain/files.ts';
import { useUpload } from '../../attachments/useUpload.ts';

const ACCEPTED = [...FILE_TYPES, ...FILE_EXTENSIONS.map((ending) => `.${ending}`)].join(',');

/** One choice attaches the file as what is missing here. */
export function EvidenceUpload({ caseId, kind, name }: { caseId: number; kind: AttachmentKind; name: string }) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const { file, progress, refusal, choose, send } = useUpload({ resource: 'legal_cases', recordId: caseId });
  const ready = file !== null && progress === null && refusal === null;
  useEffect(() => {
    if (ready) void send(kind);
    // `send` is new on each render; what starts it is the file.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
      {refusal !== null && (
        <Box component="span" role="alert" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
          {translate(refusal, { _: refusal })}
        </Box>
      )}
      <Button variant="outlined" startIcon={<UploadIcon />} disabled={progress !== null} onClick={() => input.current?.click()} aria-label={translate('legal_cases.gate.upload_kind', { kind: name })}>
        {translate(progress === null ? 'legal_cases.gate.upload' : 'attachments.upload.sending')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={translate('legal_cases.gate.upload_kind', { kind: name })}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </Box>
  );
}
