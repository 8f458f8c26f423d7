import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { SchedulePreview as Preview } from '../../server/contract/resources/loans.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatRate } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { useServerPreview } from '../shared/useServerPreview.ts';
import { previewTotal, termsOf } from './previewTerms.ts';

/** The schedule the terms would make, worked out by the server as they are typed. */
export function SchedulePreview() {
  const translate = useTranslate();
  const terms = termsOf(useWatch() as Record<string, unknown>);
  const { answer, refusal, isStale } = useServerPreview<Preview>('schedule_preview', terms);
  return (
    <Box
      component="section"
      aria-labelledby="schedule-preview"
      aria-busy={isStale}
      sx={{ minWidth: 0 }}
    >
      <Typography
        id="schedule-preview"
        component="h2"
        variant="subtitle1"
        sx={{ fontWeight: 600, mb: 1 }}
      >
        {translate('loans.preview.title')}
      </Typography>
      {refusal !== undefined && (
        <Alert severity="warning">{refusal || translate('loans.preview.failed')}</Alert>
      )}
      {!answer && refusal === undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('loans.preview.waiting')}
        </Typography>
      )}
      {answer && (
        <Box sx={{ opacity: isStale ? 0.6 : 1, transition: 'opacity 120ms' }}>
          <Cost preview={answer} />
          <Rows preview={answer} />
        </Box>
      )}
    </Box>
  );
}

function Cost({ preview }: { preview: Preview }) {
  const rate = (bps: number | null) => (bps === null ? '–' : formatRate(bps));
  return (
    <Facts sx={{ mb: 1.5, columnGap: 3 }}>
      <Fact labelKey="loans.preview.total_interest">
        <Money minor={preview.total_interest_minor} />
      </Fact>
      <Fact labelKey="loans.preview.total">
        <Money minor={previewTotal(preview)} />
      </Fact>
      <Fact labelKey="loans.preview.nominal">{rate(preview.nominal_apr_bps)}</Fact>
      <Fact labelKey="loans.preview.effective">{rate(preview.effective_apr_bps)}</Fact>
    </Facts>
  );
}

function Rows({ preview }: { preview: Preview }) {
  const translate = useTranslate();
  const head = (field: string) => translate(`resources.installments.fields.${field}`);
  return (
    <Box
      component="section"
      tabIndex={0}
      aria-label={translate('loans.preview.title')}
      sx={{ maxHeight: 420, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Table size="small" stickyHeader sx={{ '& td, & th': { whiteSpace: 'nowrap', px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{head('sequence')}</TableCell>
            <TableCell>{head('due_on')}</TableCell>
            <TableCell align="right">{head('principal_minor')}</TableCell>
            <TableCell align="right">{head('interest_minor')}</TableCell>
            <TableCell align="right">{head('total_minor')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {preview.installments.map(({ sequence, due_on, principal_minor, interest_minor }) => (
            <TableRow key={sequence}>
              <TableCell>{sequence}</TableCell>
              <TableCell className="figures">{due_on}</TableCell>
              <TableCell align="right">
                <Money minor={principal_minor} />
              </TableCell>
              <TableCell align="right">
                <Money minor={interest_minor} />
              </TableCell>
              <TableCell align="right">
                <Money minor={principal_minor + interest_minor} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
