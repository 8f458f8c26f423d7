import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { ChooseFileButton } from '../../parts/attachments/ChooseFileButton.tsx';
import { useUpload } from '../../parts/attachments/useUpload.ts';

/** Attaches a chosen file as the piece of evidence that is missing here. */
export function EvidenceUpload({
  caseId,
  kind,
  name,
}: {
  caseId: number;
  kind: AttachmentKind;
  name: string;
}) {
  const translate = useTranslate();
  const { file, progress, refusal, choose, send } = useUpload({
    resource: 'legal_cases',
    recordId: caseId,
  });
  const ready = file !== null && progress === null && refusal === null;
  useEffect(() => {
    if (ready) void send(kind);
    // `send` is new on each render; what starts it is the file.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready]);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 1,
      }}
    >
      {refusal !== null && (
        <Box component="span" role="alert" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
          {translate(refusal, { _: refusal })}
        </Box>
      )}
      <ChooseFileButton
        label={translate(
          progress === null ? 'legal_cases.gate.upload' : 'attachments.upload.sending',
        )}
        name={translate('legal_cases.gate.upload_kind', { kind: name })}
        disabled={progress !== null}
        onChoose={choose}
      />
    </Box>
  );
}
