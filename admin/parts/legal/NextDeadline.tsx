import Box from '@mui/material/Box';
import { useRecordContext } from 'react-admin';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { Dash } from '../../shared/Dash.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { DaysLeft } from '../../shared/DaysLeft.tsx';

/**
 * The next day by which something must be done, and what; of a case, or of a loan that is overdue.
 */
export function NextDeadline({ source: _source }: { source?: string }) {
  const record = useRecordContext<
    Partial<Pick<LegalCase, 'next_deadline_on' | 'next_deadline_kind'>> & { id: number }
  >();
  const label = useEnumLabel('deadline_kinds');
  const today = useBusinessDate();
  if (!record?.next_deadline_on || !record.next_deadline_kind) return <Dash />;
  return (
    <Box
      component="span"
      className="figures"
      sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <span>{label(record.next_deadline_kind)}</span>
      <span>{record.next_deadline_on}</span>
      <DaysLeft days={daysBetween(today, record.next_deadline_on)} />
    </Box>
  );
}
