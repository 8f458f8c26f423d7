import { Box, Button, Card, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { Import, ImportProgress } from '../../server/contract/resources/imports.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

const EVERY_MS = 1000;

/** How far a run is, asked for each second; it goes on whether anybody looks or not. */
export function RunProgress({ record: { id } }: { record: Import }) {
  const translate = useTranslate();
  const phaseWord = useEnumLabel('import_phases');
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const refresh = useRefresh();
  const mayStop = useMay('imports', 'cancel');
  const [cancel, { isPending }] = useCommand<Import>('imports', 'cancel');
  const { data } = useQuery({
    queryKey: ['imports', 'progress', id],
    queryFn: ({ signal }) => dataProvider.get<ImportProgress>(`imports/${id}/progress`, signal),
    refetchInterval: EVERY_MS,
    staleTime: 0,
    gcTime: 0,
  });
  const isOver = data !== undefined && data.status !== 'running';
  useEffect(() => {
    if (isOver) refresh();
  }, [isOver, refresh]);
  const { phase = null, done_count = 0, total_count = 0 } = data ?? {};
  const isCounted = total_count > 0 && phase !== 'switch';
  const said = isCounted
    ? translate('imports.progress', {
        phase: phaseWord(phase),
        done: done_count.toLocaleString('en-US'),
        total: total_count.toLocaleString('en-US'),
      })
    : translate('imports.progress_bare', { phase: phaseWord(phase ?? 'check') });
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'grid', gap: 1.5 }}>
      <Typography>{translate('imports.running')}</Typography>
      <Box component="output" sx={{ display: 'block' }}>
        <LinearProgress
          aria-label={said}
          variant={isCounted ? 'determinate' : 'indeterminate'}
          value={isCounted ? Math.min(100, (done_count / total_count) * 100) : 0}
        />
        <Typography className="figures" variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {said}
        </Typography>
      </Box>
      {mayStop && (
        <Box>
          <Button
            variant="outlined"
            disabled={isPending || phase === 'switch'}
            onClick={() => void cancel(id)}
          >
            {translate('imports.cancel')}
          </Button>
        </Box>
      )}
    </Card>
  );
}
