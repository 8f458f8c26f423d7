import { Box, Button, GlobalStyles, Skeleton, Typography } from '@mui/material';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { useEffect } from 'react';
import {
  Authenticated,
  LocalesMenuButton,
  RecordContextProvider,
  useGetOne,
  useTranslate,
} from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { LoanLedger } from '../../server/contract/resources/adjustments.ts';
import type { Loan, ScheduleRow } from '../../server/contract/resources/loans.ts';
import { useLedger, useLoanAt } from '../parts/ledger/useLedger.ts';
import { useMoment } from '../parts/ledger/useMoment.ts';
import { useSchedule } from '../parts/ledger/useSchedule.ts';
import type { Moment } from '../providers/moment.ts';
import { ErrorState } from '../shared/ErrorState.tsx';
import { formatInstant } from '../shared/format.ts';
import { lightTheme } from '../theme/theme.ts';
import { StatementCost } from './StatementCost.tsx';
import { StatementEvents } from './StatementEvents.tsx';
import { StatementHead } from './StatementHead.tsx';
import { StatementSchedule } from './StatementSchedule.tsx';

/** Paper is white, whatever the screen is. */
const paper = createTheme(lightTheme);
const PRINT = {
  '@page': { size: 'A4', margin: '14mm 12mm' },
  '@media print': {
    // The margins of a page take the colour scheme of the root, which follows the screen.
    ':root': { colorScheme: 'light !important' },
    'html, body': { background: '#fff !important' },
    // A sum belongs at the end of its table, not at the foot of every page.
    tfoot: { display: 'table-row-group !important' },
    '.screen-only': { display: 'none !important' },
    '.statement': {
      border: '0 !important',
      padding: '0 !important',
      margin: '0 !important',
      maxWidth: 'none !important',
    },
  },
};

/**
 * The loan on paper, for the borrower or a court: terms, schedule, every event and balance, and
 * what it cost in all. Without the shell.
 */
export function LoanStatement() {
  return (
    <Authenticated>
      <GlobalStyles styles={PRINT} />
      <ThemeProvider theme={paper}>
        <Sheet />
      </ThemeProvider>
    </Authenticated>
  );
}

function Sheet() {
  const translate = useTranslate();
  const id = Number(useParams()['id']);
  const { moment } = useMoment();
  const current = useGetOne<Loan>('loans', { id });
  const past = useLoanAt(id, moment);
  const ledger = useLedger(id, moment);
  const loan = moment === null ? current.data : past.data;
  const { rows, error: unread } = useSchedule(id, moment);
  const { data: borrower } = useGetOne<Borrower>(
    'borrowers',
    { id: loan?.borrower_id },
    { enabled: loan !== undefined },
  );
  const title = translate('statement.title');
  useEffect(() => {
    if (loan) document.title = `${title} ${loan.loan_no}`;
  }, [loan, title]);
  const error: unknown = current.error ?? past.error ?? ledger.error ?? unread;
  return (
    <Box
      sx={{
        bgcolor: 'background.default',
        color: 'text.primary',
        minHeight: '100vh',
        py: { xs: 1, sm: 3 },
        '@media print': { bgcolor: '#fff', py: 0, minHeight: 0 },
      }}
    >
      <Box
        className="screen-only"
        sx={{
          maxWidth: 860,
          mx: 'auto',
          px: 1,
          pb: 1.5,
          display: 'flex',
          gap: 1,
          alignItems: 'center',
        }}
      >
        <Button component={Link} to={`/loans/${id}/show?tab=ledger`}>
          {translate('statement.back')}
        </Button>
        <Box sx={{ flexGrow: 1 }} />
        <LocalesMenuButton />
        <Button
          variant="contained"
          disabled={!loan || !ledger.data || !rows}
          onClick={() => window.print()}
        >
          {translate('statement.print')}
        </Button>
      </Box>
      <Box
        component="article"
        className="statement"
        sx={{
          maxWidth: 860,
          mx: 'auto',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          px: { xs: 2, sm: 5 },
          py: { xs: 2, sm: 4 },
        }}
      >
        {error ? (
          <ErrorState error={error} />
        ) : (
          <Paper loan={loan} borrower={borrower} ledger={ledger.data} rows={rows} moment={moment} />
        )}
      </Box>
    </Box>
  );
}

interface PaperProps {
  loan: Loan | undefined;
  borrower: Borrower | undefined;
  ledger: LoanLedger | undefined;
  rows: readonly ScheduleRow[] | undefined;
  moment: Moment | null;
}

/** The printed sheet, or its outline while a part of it is on its way. */
function Paper({ loan, borrower, ledger, rows, moment }: PaperProps) {
  const translate = useTranslate();
  if (!loan || !ledger || !rows) return <Skeleton variant="rounded" height={600} />;
  const known = moment?.known_at
    ? translate('moment.known_at_day', { instant: formatInstant(moment.known_at) })
    : null;
  return (
    <RecordContextProvider value={loan}>
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          gap: 1,
          borderBottom: 2,
          borderColor: 'text.primary',
          pb: 1,
          mb: 2,
        }}
      >
        <Typography component="h1" variant="h4">
          {translate('statement.title')}
        </Typography>
        <Typography className="figures">
          {translate('statement.made_on', { day: ledger.as_of })}
          {known === null ? '' : ` · ${known}`}
        </Typography>
      </Box>
      <StatementHead loan={loan} borrower={borrower} />
      <StatementCost loan={loan} ledger={ledger} rows={rows} />
      <StatementSchedule rows={rows} />
      <StatementEvents ledger={ledger} />
      <Typography variant="caption" color="text.secondary">
        {translate('statement.note')}
      </Typography>
    </RecordContextProvider>
  );
}
