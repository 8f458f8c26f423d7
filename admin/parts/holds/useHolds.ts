import { useGetList } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';

const MOST = 100;

/** The holds of a loan, the latest first. */
export const useHolds = (loanId: number | undefined) =>
  useGetList<Hold>(
    'holds',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'id', order: 'DESC' },
      filter: { loan_id: loanId },
    },
    { enabled: loanId !== undefined },
  );
