import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { Day } from '../shared/DayField.tsx';
import { formatInstant } from '../shared/format.ts';

const timeOf = (at: string): string => formatInstant(at).slice(11);

/** From when to when a person may be called; of a task its last day. */
export function Moment({ row }: { row: WorklistRow }) {
  const translate = useTranslate();
  if (!row.call) return <Day on={row.due_on} distance />;
  const { not_before, closes_at, reserved_until } = row;
  const until = closes_at === null ? '' : timeOf(closes_at);
  const text =
    not_before === null
      ? translate('today.until', { until })
      : translate('today.from', { from: timeOf(not_before) });
  return (
    <>
      <Box className="figures" sx={{ color: not_before === null ? 'success.main' : undefined }}>
        {text}
      </Box>
      {reserved_until !== null && (
        <Box className="figures" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {translate('today.reserved', { until: timeOf(reserved_until) })}
        </Box>
      )}
    </>
  );
}
