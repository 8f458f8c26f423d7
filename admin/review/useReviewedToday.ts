import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useBusinessDate, useSession } from '../shared/session.ts';

/** How many notes this reviewer has done today, and a way to count one more. Second looks count from when the page was opened: they are in no list. */
export function useReviewedToday(): [number | undefined, () => void] {
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const today = useBusinessDate();
  const me = useSession()?.id;
  const queryKey = ['review_today', me, today];
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await dataProvider.getList('collection_notes', { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'DESC' }, filter: { reviewer_id: me, reviewed_at_gte: today } })).total ?? 0,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return [data, () => client.setQueryData<number>(queryKey, (count) => (count ?? 0) + 1)];
}
