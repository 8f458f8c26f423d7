import { Box, Card } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { DropBox } from '../parts/attachments/DropBox.tsx';
import { SourceSelect } from './SourceSelect.tsx';
import { StatementPreview } from './StatementPreview.tsx';
import { useStatementUpload } from './useStatementUpload.ts';

/** Drop a statement, see how it is read, bring it in. */
export function StatementCreate() {
  const translate = useTranslate();
  const [source, setSource] = useState<number | null>(null);
  const statement = useStatementUpload(source);
  const { file, preview, refusal, busy, look } = statement;
  return (
    <Box sx={{ maxWidth: 1100, mx: 'auto', width: '100%', pt: 1, display: 'grid', gap: 2 }}>
      <Title title="bank.upload.title" />
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <SourceSelect
          value={source}
          onChange={(id) => {
            statement.forget();
            setSource(id);
          }}
        />
        <DropBox
          choose={translate('bank.upload.choose')}
          title={file?.name ?? translate('bank.upload.drop')}
          hint={translate(source === null ? 'bank.upload.source_first' : 'bank.upload.hint')}
          isReady={source !== null}
          busy={busy}
          refusal={refusal}
          onFiles={([chosen]) => {
            if (chosen !== undefined) void look(chosen);
          }}
        />
      </Card>
      {preview !== null && file !== null && (
        <StatementPreview
          answer={preview}
          busy={busy !== null}
          onColumns={(columns) => void look(file, columns)}
          onSend={(columns, leaveOut) => void statement.send(columns, leaveOut)}
        />
      )}
    </Box>
  );
}
