import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ImportCheck, TapeKind, TapeMap } from '../../server/contract/resources/imports.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { unitsOf, useColumnWord } from './columnWords.ts';

interface Props {
  kind: TapeKind;
  file: ImportCheck['files'][number];
  map: TapeMap;
  choices: readonly string[];
  disabled: boolean;
  onChange: (map: TapeMap) => void;
}

/** What each column of a file is taken for, with its first cells; a person may say otherwise. */
export function ColumnsOf({ kind, file, map, choices, disabled, onChange }: Props) {
  const translate = useTranslate();
  const word = useColumnWord();
  const kindWord = useEnumLabel('tape_kinds');
  const unitWord = useEnumLabel('tape_units');
  const mapped = map[kind];
  if (mapped === undefined) return null;
  const take = (name: string, column: string) => {
    const columns = Object.entries(mapped.columns).filter(
      ([other, taken]) => other !== name && taken !== column,
    );
    const next = Object.fromEntries(column === '' ? columns : [...columns, [name, column]]);
    const [unit] = unitsOf(column);
    const known = mapped.units?.[column] !== undefined || unit === undefined;
    const units = known ? mapped.units : { ...mapped.units, [column]: unit };
    onChange({ ...map, [kind]: { ...mapped, columns: next, units } as typeof mapped });
  };
  const count = (column: string, unit: string) =>
    onChange({
      ...map,
      [kind]: { ...mapped, units: { ...mapped.units, [column]: unit } } as typeof mapped,
    });
  return (
    <Box>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {kindWord(kind)}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
        }}
      >
        {file.columns.map(({ name, samples }) => {
          const column = mapped.columns[name] ?? '';
          const units = unitsOf(column);
          return (
            <Box key={name} sx={{ minWidth: 0 }}>
              <Box sx={{ display: 'flex', gap: 0.5 }}>
                <TextField
                  select
                  size="small"
                  label={name}
                  value={column}
                  disabled={disabled}
                  onChange={(event) => take(name, event.target.value)}
                  slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
                  sx={{ m: 0, minWidth: 0 }}
                >
                  <MenuItem value="">{translate('imports.left')}</MenuItem>
                  {choices.map((choice) => (
                    <MenuItem key={choice} value={choice}>
                      {word(kind, choice)}
                    </MenuItem>
                  ))}
                </TextField>
                {units.length > 0 && (
                  <TextField
                    select
                    size="small"
                    value={mapped.units?.[column] ?? (column.endsWith('_bps') ? 'bps' : 'fen')}
                    disabled={disabled}
                    onChange={(event) => count(column, event.target.value)}
                    slotProps={{
                      htmlInput: { 'aria-label': translate('imports.unit', { name }) },
                    }}
                    sx={{ m: 0, flex: '0 0 92px' }}
                  >
                    {units.map((unit) => (
                      <MenuItem key={unit} value={unit}>
                        {unitWord(unit)}
                      </MenuItem>
                    ))}
                  </TextField>
                )}
              </Box>
              <Typography
                variant="caption"
                color="text.secondary"
                className="figures"
                noWrap
                component="p"
                sx={{ px: 0.5 }}
              >
                {samples.join(' · ')}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
