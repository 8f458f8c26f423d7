import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Import } from '../../server/contract/resources/imports.ts';
import { Section } from '../shared/Section.tsx';
import { Findings } from './Findings.tsx';
import { KindFiles } from './KindFiles.tsx';
import { MissingColumns } from './MissingColumns.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { RunBar } from './RunBar.tsx';
import { useImportCheck } from './useImportCheck.ts';
import { WordChoices } from './WordChoices.tsx';

/** An import that waits: its files and columns, what the check found, and the run. */
export function Preparing({ record }: { record: Import }) {
  const translate = useTranslate();
  const checking = useImportCheck(record);
  const { check, refusal, busy } = checking;
  return (
    <>
      <Box component="output" sx={{ minHeight: 24, mt: -1, mb: -2 }}>
        {busy && (
          <>
            <LinearProgress aria-label={translate('imports.checking')} />
            <Typography variant="body2" color="text.secondary">
              {translate('imports.checking')}
            </Typography>
          </>
        )}
      </Box>
      {refusal !== null && <Alert severity="error">{refusal}</Alert>}
      {check !== undefined && (
        <>
          <Section titleKey="imports.steps.files">
            <KindFiles check={check} checking={checking} />
            <WordChoices check={check} checking={checking} />
            <MissingColumns check={check} checking={checking} />
          </Section>
          <Section titleKey="imports.steps.check">
            <Findings check={check} />
            <RefusedRows record={record} check={check} checking={checking} />
          </Section>
          <RunBar record={record} check={check} checking={checking} />
        </>
      )}
    </>
  );
}
