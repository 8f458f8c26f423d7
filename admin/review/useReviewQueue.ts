import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ReviewItem } from '../../server/contract/resources/contacts.ts';
import { useMay } from '../shared/session.ts';

const QUEUE = ['review_queue', 'desk'] as const;
const MINUTE = 60_000;

interface Queue {
  /** The first of them, risk first; what another has in hand last. */
  items: ReviewItem[];
  total: number;
}

/**
 * Reads the notes that wait for this reviewer. Others work on them too, so it is asked anew every
 * minute.
 */
export function useReviewQueue() {
  const dataProvider = useDataProvider();
  const enabled = useMay('review_queue', 'list');
  return useQuery({
    queryKey: QUEUE,
    queryFn: async ({ signal }): Promise<Queue> => {
      const { data, total = data.length } = await dataProvider.getList<ReviewItem>('review_queue', {
        pagination: { page: 1, perPage: 200 },
        sort: { field: 'id', order: 'ASC' },
        filter: {},
        signal,
      });
      return { items: data, total };
    },
    enabled,
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  });
}

export async function rereadQueue(client: QueryClient): Promise<Queue | undefined> {
  await client.refetchQueries({ queryKey: QUEUE });
  return client.getQueryData<Queue>(QUEUE);
}

/**
 * A reviewed note leaves the list at once; an answer that is still on its way must not bring it
 * back.
 */
export async function dropFromQueue(client: QueryClient, id: number): Promise<void> {
  await client.cancelQueries({ queryKey: QUEUE });
  client.setQueryData<Queue>(
    QUEUE,
    (queue) =>
      queue && {
        items: queue.items.filter((item) => item.id !== id),
        total: queue.total - (queue.items.some((item) => item.id === id) ? 1 : 0),
      },
  );
}

/** Tells whether another reviewer has this note in hand, as of an instant in milliseconds. */
export const isTaken = (item: ReviewItem, me: number | undefined, now: number): boolean =>
  item.claimed_by !== null && item.claimed_by !== me && Date.parse(item.claimed_until ?? '') > now;
