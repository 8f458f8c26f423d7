import { Box, Button, Card, Checkbox, FormControlLabel } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Import, ImportCheck } from '../../server/contract/resources/imports.ts';
import { useCommand } from '../shared/useCommand.ts';
import { countIn } from './Findings.tsx';
import type { Checking } from './useImportCheck.ts';

interface Props {
  record: Import;
  check: ImportCheck;
  checking: Checking;
}

/** Begins the import once all is in order, or what is not is left out. */
export function RunBar({ record, check, checking: { busy, change } }: Props) {
  const translate = useTranslate();
  const [run, { isPending }] = useCommand<Import>('imports', 'run');
  const [discard, { isPending: leaving }] = useCommand<Import>('imports', 'discard', {
    doneKey: 'imports.discarded',
  });
  const taken = countIn(check, 'taken');
  const agreed = record.leave_out === 1;
  const blocked =
    check.faults.length + check.missing.length > 0 ||
    taken === 0 ||
    (check.refused_count > 0 && !agreed);
  return (
    <Card
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
      }}
    >
      {(check.refused_count > 0 || agreed) && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={agreed}
              disabled={busy}
              onChange={(event) => void change({ leave_out: event.target.checked ? 1 : 0 })}
            />
          }
          label={translate('imports.leave_out')}
        />
      )}
      <Box sx={{ flexGrow: 1 }} />
      <Button disabled={busy || leaving} onClick={() => void discard(record.id)}>
        {translate('imports.discard')}
      </Button>
      <Button
        variant="contained"
        disabled={busy || blocked || isPending}
        onClick={() => void run(record.id)}
      >
        {translate('imports.run', { count: taken })}
      </Button>
    </Card>
  );
}
