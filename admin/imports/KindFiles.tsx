import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TAPE_KINDS } from '../../server/contract/enums.ts';
import type { ImportCheck, TapeKind, TapeMap } from '../../server/contract/resources/imports.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { ColumnsOf } from './ColumnsOf.tsx';
import type { Checking } from './useImportCheck.ts';

interface Props {
  check: ImportCheck;
  checking: Checking;
}

const without = (map: TapeMap, kind: TapeKind): TapeMap =>
  Object.fromEntries(Object.entries(map).filter(([name]) => name !== kind));

/** Which file holds what, and which of its columns is which of ours. */
export function KindFiles({ check, checking: { busy, change } }: Props) {
  const translate = useTranslate();
  const kindWord = useEnumLabel('tape_kinds');
  const { files, map } = check;
  const toggle = (file: ImportCheck['files'][number], kind: TapeKind) => {
    const isHere = map[kind]?.file === file.name;
    const mapped = file.proposals[kind];
    void change({
      map: isHere ? without(map, kind) : { ...map, ...(mapped && { [kind]: mapped }) },
    });
  };
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      {check.remembered && (
        <Typography color="text.secondary">{translate('imports.remembered')}</Typography>
      )}
      {files.map((file) => (
        <Box key={file.name} sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <Typography component="h3" variant="subtitle2" sx={{ overflowWrap: 'anywhere' }}>
              {translate('imports.holds', { file: file.name })}
            </Typography>
            {TAPE_KINDS.map((kind) => {
              const isHere = map[kind]?.file === file.name;
              return (
                <Chip
                  key={kind}
                  label={kindWord(kind)}
                  color={isHere ? 'primary' : 'default'}
                  variant={isHere ? 'filled' : 'outlined'}
                  aria-pressed={isHere}
                  disabled={busy}
                  onClick={() => toggle(file, kind)}
                />
              );
            })}
            <Typography variant="body2" color="text.secondary">
              {translate('imports.encoding', { encoding: file.encoding, line: file.header })}
            </Typography>
          </Box>
          {TAPE_KINDS.filter((kind) => map[kind]?.file === file.name).map((kind) => (
            <ColumnsOf
              key={kind}
              kind={kind}
              file={file}
              map={map}
              choices={check.choices[kind] ?? []}
              disabled={busy}
              onChange={(next) => void change({ map: next })}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}
