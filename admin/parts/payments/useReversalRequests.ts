import { useGetList } from 'react-admin';
import type { ReversalRequest } from '../../../server/contract/resources/reversalRequests.ts';

const MOST = 100;

/** The requests to take payments back that wait for a supervisor, the oldest first. */
export function useReversalRequests(filter: { loan_id?: number; payment_id?: number } = {}) {
  return useGetList<ReversalRequest>('reversal_requests', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { ...filter, status: 'proposed' },
  });
}

/** The request that waits for one payment; there is one at a time. */
export function useOpenReversalRequest(payment_id: number) {
  const { data, isPending } = useReversalRequests({ payment_id });
  return { request: data?.[0], isPending };
}
