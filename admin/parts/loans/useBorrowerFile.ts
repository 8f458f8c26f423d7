import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { BorrowerFile } from '../../../server/contract/resources/borrowerFile.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

/** Reads what a borrower owes today over all loans, and what is open with them. */
export function useBorrowerFile(id: number | undefined) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['borrowers', 'file', id],
    queryFn: ({ signal }) => dataProvider.get<BorrowerFile>(`borrowers/${id}/file`, signal),
    enabled: id !== undefined,
  });
}
