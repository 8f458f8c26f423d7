import { Alert, Box, Card, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { ChooseFileButton } from '../parts/attachments/ChooseFileButton.tsx';
import { useDrop } from '../parts/attachments/useDrop.ts';
import { SourceSelect } from './SourceSelect.tsx';
import { StatementPreview } from './StatementPreview.tsx';
import { useStatementUpload } from './useStatementUpload.ts';

const ACCEPT = '.csv,.txt,.tsv,text/csv,text/plain';

/** Drop a statement, see how it is read, bring it in. */
export function StatementCreate() {
  const translate = useTranslate();
  const [source, setSource] = useState<number | null>(null);
  const statement = useStatementUpload(source);
  const { file, preview, refusal, busy, look } = statement;
  const choose = (chosen: File | undefined) => {
    if (chosen !== undefined && source !== null && busy === null) void look(chosen);
  };
  const { dragging, ...drop } = useDrop(([dropped]) => choose(dropped));
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
        <Box
          {...drop}
          sx={{
            mt: 2,
            p: 3,
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 2,
            border: '1px dashed',
            borderRadius: 1,
            borderColor: dragging ? 'primary.main' : 'divider',
            backgroundColor: dragging ? 'action.hover' : undefined,
          }}
        >
          <ChooseFileButton
            label={translate('bank.upload.choose')}
            accept={ACCEPT}
            disabled={source === null || busy !== null}
            onChoose={choose}
          />
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Typography>{file?.name ?? translate('bank.upload.drop')}</Typography>
            <Typography variant="body2" color="text.secondary">
              {translate(source === null ? 'bank.upload.source_first' : 'bank.upload.hint')}
            </Typography>
          </Box>
        </Box>
        {busy !== null && (
          <Box component="output" sx={{ mt: 1, display: 'block' }}>
            <LinearProgress aria-label={busy} />
            <Typography variant="body2" color="text.secondary">
              {busy}
            </Typography>
          </Box>
        )}
        {refusal !== null && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {refusal}
          </Alert>
        )}
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
