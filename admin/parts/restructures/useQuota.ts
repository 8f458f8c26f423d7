import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { RestructureQuota } from '../../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

/** Reads what one supervisor may decide, and how much of the month is used. */
export function useQuota() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['restructures', 'quota'],
    queryFn: ({ signal }) => dataProvider.get<RestructureQuota>('restructure_quota', signal),
  });
}
