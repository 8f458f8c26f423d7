import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ApprovalRow } from '../../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

export const APPROVALS = ['restructures', 'approvals'] as const;

/** Reads the requests that wait for a supervisor, oldest first. */
export function useApprovals(enabled = true) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: APPROVALS,
    queryFn: ({ signal }) => dataProvider.get<ApprovalRow[]>('approvals', signal),
    enabled,
  });
}
