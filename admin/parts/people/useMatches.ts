import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PersonMatches } from '../../../server/contract/resources/people.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

/** The other records that are, or may be, the person of a borrower. */
export function useMatches(id: number | undefined) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['borrowers', 'matches', id],
    queryFn: ({ signal }) => dataProvider.get<PersonMatches>(`borrowers/${id}/matches`, signal),
    enabled: id !== undefined,
    retry: false,
  });
}
