import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { OverdueTier } from '../../server/contract/views.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

const NONE: readonly OverdueTier[] = [];

/**
 * The tiers of the book as of the business date, in band order; read only while somebody needs
 * them.
 */
export function useTiers(enabled: boolean): readonly OverdueTier[] {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data = NONE } = useQuery({
    queryKey: ['overdue_tiers', 'loan_list'],
    queryFn: ({ signal }) => dataProvider.overdueTiers(undefined, signal),
    enabled,
  });
  return data;
}
