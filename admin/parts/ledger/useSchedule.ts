import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetList } from 'react-admin';
import { MAX_INSTALLMENTS } from '../../../server/contract/limits.ts';
import type { Installment, ScheduleRow } from '../../../server/contract/resources/loans.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import type { Moment } from '../../providers/moment.ts';

interface Schedule {
  rows: readonly ScheduleRow[] | undefined;
  error: unknown;
  refetch: () => void;
}

/**
 * Reads the schedule of a loan with what became of each installment, at a moment; null for today.
 * `version` names a schedule that was replaced, as it is on record now.
 */
export function useSchedule(
  loanId: number | undefined,
  moment: Moment | null,
  version: number | null = null,
): Schedule {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const inForce = useQuery({
    queryKey: ['loans', 'schedule', loanId, moment],
    queryFn: ({ signal }) => dataProvider.schedule(loanId ?? 0, moment, signal),
    enabled: loanId !== undefined && version === null,
  });
  const replaced = useGetList<Installment>(
    'installments',
    {
      pagination: { page: 1, perPage: MAX_INSTALLMENTS },
      sort: { field: 'sequence', order: 'ASC' },
      filter: { loan_id: loanId, schedule_version: version },
    },
    { enabled: loanId !== undefined && version !== null },
  );
  const { data, error, refetch } = version === null ? inForce : replaced;
  return { rows: data, error: error as unknown, refetch: () => void refetch() };
}
