import { Box, Card, Skeleton } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Title, useDataProvider } from 'react-admin';
import type { NoteReport } from '../../../server/contract/resources/contacts.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportTables } from './ReportTables.tsx';
import { usePeriod } from './usePeriod.ts';

/** The notes of a period: what was found, what reviewers decided and how alike, what was prevented. */
export const ReviewReport = () => {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [period, setPeriod] = usePeriod();
  const { data: report, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['note_report', period.from, period.to],
    queryFn: ({ signal }) => dataProvider.get<NoteReport>(`note_report?from=${period.from}&to=${period.to}`, signal),
    placeholderData: keepPreviousData,
  });
  const empty = report !== undefined && report.notes === 0 && report.complaints === 0 && report.violations_prevented === 0;
  return (
    <Box sx={{ maxWidth: 1240, mx: 'auto', width: '100%', pt: 1, px: { xs: 2, sm: 0 } }}>
      <Title title="review.report.title" />
      <PeriodPicker period={period} onChoose={setPeriod} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : report === undefined ? (
        <Skeleton variant="rectangular" height={420} />
      ) : empty ? (
        <Card>
          <EmptyState titleKey="review.report.empty_title" hintKey="review.report.empty_hint" />
        </Card>
      ) : (
        <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <ReportFigures report={report} period={period} />
          <ReportTables report={report} period={period} />
        </Box>
      )}
    </Box>
  );
};
