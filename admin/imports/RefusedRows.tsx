import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Import, ImportCheck, Mend } from '../../server/contract/resources/imports.ts';
import { useSession } from '../shared/session.ts';
import { useColumnWord } from './columnWords.ts';
import { Download } from './Download.tsx';
import { MendCell } from './MendCell.tsx';
import type { Checking } from './useImportCheck.ts';

interface Props {
  record: Import;
  check: ImportCheck;
  checking: Checking;
}
type Refused = ImportCheck['refused'][number];

/** Faulty rows: mended cell by cell, or taken away with their reasons to be mended elsewhere. */
export function RefusedRows({ record, check, checking: { busy, change, mends } }: Props) {
  const translate = useTranslate();
  const isMine = useSession()?.id === record.created_by;
  const { refused } = check;
  const fieldWord = useFieldWord(check);
  const files = [...new Set(refused.map(({ file }) => file))];
  const mend = (cell: Mend) => {
    const others = mends.filter(
      ({ file, line, name }) => file !== cell.file || line !== cell.line || name !== cell.name,
    );
    void change({ mends: [...others, cell] });
  };
  if (refused.length === 0 && mends.length === 0) return null;
  return (
    <Box sx={{ mt: 2, display: 'grid', gap: 1, minWidth: 0 }}>
      {refused.length > 0 && (
        <>
          <Typography component="h3" variant="subtitle2">
            {translate('imports.refused_title')}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {translate('imports.refused_hint')}
          </Typography>
          <Rows refused={refused} word={fieldWord} disabled={busy || !isMine} onMend={mend} />
          {check.refused_count > refused.length && (
            <Typography variant="body2" color="text.secondary">
              {translate('imports.refused_more', { shown: refused.length })}
            </Typography>
          )}
        </>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {isMine && files.map((file) => <Download key={file} id={record.id} file={file} />)}
        {mends.length > 0 && (
          <>
            <Typography variant="body2">
              {translate('imports.mended', { count: mends.length })}
            </Typography>
            <Button size="small" disabled={busy} onClick={() => void change({ mends: [] })}>
              {translate('imports.unmend')}
            </Button>
          </>
        )}
      </Box>
    </Box>
  );
}

/** The name of a finding's column: the file's, else ours in words. */
function useFieldWord({ choices }: ImportCheck): (row: Refused) => string {
  const word = useColumnWord();
  return ({ name, field }) => {
    if (name !== null) return name;
    const kind = Object.keys(choices).find((one) => choices[one]?.includes(field));
    return kind === undefined ? '' : word(kind, field);
  };
}

interface RowsProps {
  refused: readonly Refused[];
  word: (row: Refused) => string;
  disabled: boolean;
  onMend: (cell: Mend) => void;
}

function Rows({ refused, word, disabled, onMend }: RowsProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.imports.fields.rows')}</TableCell>
            <TableCell>{translate('imports.column')}</TableCell>
            <TableCell>{translate('imports.value')}</TableCell>
            <TableCell>{translate('imports.reason')}</TableCell>
            <TableCell>{translate('imports.new_value')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {refused.map((row) => (
            <TableRow key={`${row.file} ${row.line} ${row.field} ${row.reason}`}>
              <TableCell className="figures">
                {translate('imports.line', { file: row.file, line: row.line })}
              </TableCell>
              <TableCell>{word(row)}</TableCell>
              <TableCell className="figures">{row.value ?? '–'}</TableCell>
              <TableCell sx={{ minWidth: 220 }}>{row.reason}</TableCell>
              <TableCell>
                {row.name !== null && (
                  <MendCell
                    label={`${translate('imports.new_value')} ${row.line} ${row.name}`}
                    disabled={disabled}
                    onMend={(value) =>
                      onMend({ file: row.file, line: row.line, name: row.name ?? '', value })
                    }
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
