import { useGetList } from 'react-admin';
import type { AssignmentKeep } from '../../../server/contract/resources/assignments.ts';
import { useBusinessDate } from '../../shared/session.ts';

/** What keeps a borrower with a clerk, or was asked for and waits; of the row itself. */
export function useKeep(borrowerId: number) {
  const today = useBusinessDate();
  const { data, isPending } = useGetList<AssignmentKeep>('assignment_keeps', {
    filter: {
      borrower_id: borrowerId,
      status: ['proposed', 'approved'],
      until_on_gte: today,
    },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  return { keep: data?.[0], isPending };
}
