import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ApprovalRow } from '../../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

export const APPROVALS = ['restructures', 'approvals'] as const;
/** How many the desk shows at once; the next come as these are decided. */
export const SHOWN = 100;
export const APPROVALS_PATH = `approvals?range=[0,${SHOWN - 1}]`;

/** Reads the requests that wait for a supervisor, oldest first. */
export function useApprovals(enabled = true) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: APPROVALS,
    queryFn: ({ signal }) => dataProvider.get<ApprovalRow[]>(APPROVALS_PATH, signal),
    enabled,
  });
}
