import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { BankSource } from '../../server/contract/resources/bankSources.ts';
import { SourceDialog } from './SourceDialog.tsx';

interface Props {
  value: number | null;
  onChange: (id: number) => void;
}

/** Which account or channel a statement is of; a new one is made beside it. */
export function SourceSelect({ value, onChange }: Props) {
  const translate = useTranslate();
  const [making, setMaking] = useState(false);
  const { data = [] } = useGetList<BankSource>('bank_sources', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <TextField
        select
        label={translate('bank.upload.source')}
        value={value !== null && data.some(({ id }) => id === value) ? value : ''}
        onChange={(event) => onChange(Number(event.target.value))}
        sx={{ flex: '0 1 320px', m: 0 }}
      >
        {data.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Button onClick={() => setMaking(true)}>{translate('bank.upload.new_source')}</Button>
      {making && <SourceDialog onMade={onChange} onClose={() => setMaking(false)} />}
    </Stack>
  );
}
