import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { StatementAnswer } from '../../server/contract/resources/bankStatements.ts';
import { useChoices } from '../shared/enums.ts';

interface Props {
  columns: StatementAnswer['columns'];
  disabled: boolean;
  /** An empty column: the file's is left out. */
  onChange: (name: string, column: string) => void;
}

/** What each column of a file is taken for; a person may say otherwise, and it is remembered. */
export function ColumnsTable({ columns, disabled, onChange }: Props) {
  const translate = useTranslate();
  const choices = useChoices('bank_columns');
  return (
    <Box>
      <Typography component="h2" variant="subtitle1" sx={{ mb: 1 }}>
        {translate('bank.upload.columns')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
        }}
      >
        {columns
          .filter(({ name }) => name !== '')
          .map(({ name, column }) => (
            <TextField
              key={name}
              select
              size="small"
              label={name}
              value={column ?? ''}
              disabled={disabled}
              onChange={(event) => onChange(name, event.target.value)}
              slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
              sx={{ m: 0 }}
            >
              <MenuItem value="">{translate('bank.upload.left')}</MenuItem>
              {choices.map(({ id, name: word }) => (
                <MenuItem key={id} value={id}>
                  {word}
                </MenuItem>
              ))}
            </TextField>
          ))}
      </Box>
    </Box>
  );
}
