import { Box, Card, Skeleton } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Title, useDataProvider, useTranslate } from 'react-admin';
import type { RepairReport as Report } from '../../../server/contract/resources/creditRepairs.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { PeriodPicker } from '../../review/report/PeriodPicker.tsx';
import { usePeriod } from '../../review/report/usePeriod.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { TextLink } from '../TextLink.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportTables } from './ReportTables.tsx';

/** The queue over a period: what came, what was answered in time, what was given, and how long it took. */
export const RepairReport = () => {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const translate = useTranslate();
  // An answer takes up to 20 days: the first days of a month would say nothing.
  const [period, setPeriod] = usePeriod('quarter');
  const { data: report, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['repair_report', period.from, period.to],
    queryFn: ({ signal }) => dataProvider.get<Report>(`repair_report?from=${period.from}&to=${period.to}`, signal),
    placeholderData: keepPreviousData,
  });
  const empty = report !== undefined && report.received === 0 && report.answered === 0 && report.withdrawn === 0;
  return (
    <Box sx={{ maxWidth: 1240, mx: 'auto', width: '100%', pt: 1, px: { xs: 2, sm: 0 } }}>
      <Title title="credit_repairs.report.title" />
      <PeriodPicker period={period} onChoose={setPeriod} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : report === undefined ? (
        <Skeleton variant="rectangular" height={420} />
      ) : empty ? (
        <Card>
          <EmptyState titleKey="credit_repairs.report.empty_title" hintKey="credit_repairs.report.empty_hint" />
        </Card>
      ) : (
        <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <ReportFigures report={report} period={period} />
          <ReportTables report={report} period={period} />
        </Box>
      )}
      <Box sx={{ mt: 2 }}>
        <TextLink to="/credit_repairs">{translate('credit_repairs.report.to_queue')}</TextLink>
      </Box>
    </Box>
  );
};
