import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { beijingStart } from '../parts/notes/notesPath.ts';
import { useBusinessDate, useSession } from '../shared/session.ts';

export interface ReviewedToday {
  first: number;
  second: number;
}

/** The filters of what this reviewer has done today: first looks, and second ones. */
function useToday() {
  const today = useBusinessDate();
  const me = useSession()?.id;
  return {
    first: { reviewer_id: me, reviewed_at_gte: beijingStart(today) },
    second: { second_reviewer_id: me, second_reviewed_at_gte: beijingStart(today) },
  };
}

/**
 * The number of notes this reviewer has done today, where they are listed, and a way to count one
 * more, or one less where a verdict was taken back.
 */
export function useReviewedToday() {
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const filters = useToday();
  const queryKey = ['review_today', filters];
  const count = async (filter: object) =>
    (
      await dataProvider.getList('collection_notes', {
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'DESC' },
        filter,
      })
    ).total ?? 0;
  const { data } = useQuery({
    queryKey,
    queryFn: async (): Promise<ReviewedToday> => {
      const [first, second] = await Promise.all([count(filters.first), count(filters.second)]);
      return { first, second };
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const countOne = (look: keyof ReviewedToday, by: 1 | -1 = 1) =>
    client.setQueryData<ReviewedToday>(
      queryKey,
      (known) => known && { ...known, [look]: known[look] + by },
    );
  return { counts: data, filters, countOne };
}
