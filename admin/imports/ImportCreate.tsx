import { Autocomplete, Box, Card, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useDataProvider, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { MOST_TAPE_ROWS } from '../../server/contract/limits.ts';
import { DropBox } from '../parts/attachments/DropBox.tsx';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { useMay } from '../shared/session.ts';

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
        <DropBox
          choose={translate('imports.choose')}
          title={translate(named ? 'imports.here' : 'imports.source_first')}
          hint={translate('imports.limits', { rows: MOST_TAPE_ROWS.toLocaleString('en-US') })}
          multiple
          isReady={named}
          busy={busy ? translate('imports.sending') : null}
          refusal={refusal}
          onFiles={(files) => void send(files)}
        />
      </Card>
    </Box>
  );
}
