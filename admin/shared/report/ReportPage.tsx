import { Box, Card, Skeleton } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Title, useDataProvider } from 'react-admin';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { EmptyState } from '../EmptyState.tsx';
import { Fetched } from '../Fetched.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { type Period, type Preset, usePeriod } from './usePeriod.ts';

interface Props<R> {
  /** The path it is read from, by `from` and `to`. */
  path: string;
  /** Its texts: `title`, and where nothing happened `empty_title` and `empty_hint`. */
  words: string;
  usual?: Preset;
  isEmpty: (report: R) => boolean;
  /** Content below the report, whatever was read. */
  after?: ReactNode;
  children: (report: R, period: Period) => ReactNode;
}

/**
 * A report on a period, which is chosen above. Figures of the last one stay, faded, until those of
 * the next are there.
 */
export function ReportPage<R>({ path, words, usual, isEmpty, after, children }: Props<R>) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [period, setPeriod] = usePeriod(usual);
  const {
    data: report,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({
    queryKey: [path, period.from, period.to],
    queryFn: ({ signal }) =>
      dataProvider.get<R>(`${path}?from=${period.from}&to=${period.to}`, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Box sx={{ maxWidth: 1240, mx: 'auto', width: '100%', pt: 1, px: { xs: 2, sm: 0 } }}>
      <Title title={`${words}.title`} />
      <PeriodPicker period={period} onChoose={setPeriod} />
      <Fetched
        data={report}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={420} />}
      >
        {(fetched) =>
          isEmpty(fetched) ? (
            <Card>
              <EmptyState titleKey={`${words}.empty_title`} hintKey={`${words}.empty_hint`} />
            </Card>
          ) : (
            <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>{children(fetched, period)}</Box>
          )
        }
      </Fetched>
      {after}
    </Box>
  );
}
