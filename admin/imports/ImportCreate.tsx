import {
  Alert,
  Autocomplete,
  Box,
  Card,
  LinearProgress,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useDataProvider, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { MOST_TAPE_ROWS } from '../../server/contract/limits.ts';
import { ChooseFileButton } from '../parts/attachments/ChooseFileButton.tsx';
import { useDrop } from '../parts/attachments/useDrop.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { useMay } from '../shared/session.ts';

const ACCEPT = '.csv,.txt,.tsv,text/csv,text/plain';

/** Name the system, drop its files: they wait as an import, and nothing is written yet. */
export function ImportCreate() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const navigate = useNavigate();
  const mayBring = useMay('imports', 'create');
  const [source, setSource] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: known = [] } = useQuery({
    queryKey: ['imports', 'sources'],
    queryFn: ({ signal }) => dataProvider.get<string[]>('imports/sources', signal),
    enabled: mayBring,
  });
  const named = source.trim() !== '';
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || !named || busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      const { id } = await dataProvider.dropTape(source.trim(), files);
      void navigate(`/imports/${id}/show`);
    } catch (error) {
      setRefusal(messageOf(error));
      setBusy(false);
    }
  };
  const { dragging, ...drop } = useDrop((files) => void send(files));
  if (!mayBring) return <AccessDeniedPage />;
  return (
    <Box sx={{ maxWidth: 900, mx: 'auto', width: '100%', pt: 1 }}>
      <Title title="imports.title" />
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Autocomplete
          freeSolo
          options={known}
          inputValue={source}
          onInputChange={(_event, value) => setSource(value)}
          renderInput={(params) => (
            <TextField
              {...params}
              label={translate('imports.source')}
              helperText={translate('imports.source_hint')}
              slotProps={{ htmlInput: { ...params.inputProps, maxLength: 60 } }}
            />
          )}
          sx={{ maxWidth: 420 }}
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
            label={translate('imports.choose')}
            accept={ACCEPT}
            multiple
            disabled={!named || busy}
            onChoose={(file, ...more) => void send(file === undefined ? [] : [file, ...more])}
          />
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Typography>{translate(named ? 'imports.here' : 'imports.source_first')}</Typography>
            <Typography variant="body2" color="text.secondary">
              {translate('imports.limits', { rows: MOST_TAPE_ROWS.toLocaleString('en-US') })}
            </Typography>
          </Box>
        </Box>
        {busy && (
          <Box component="output" sx={{ mt: 1, display: 'block' }}>
            <LinearProgress aria-label={translate('imports.sending')} />
            <Typography variant="body2" color="text.secondary">
              {translate('imports.sending')}
            </Typography>
          </Box>
        )}
        {refusal !== null && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {refusal}
          </Alert>
        )}
      </Card>
    </Box>
  );
}
