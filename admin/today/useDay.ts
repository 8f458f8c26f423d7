import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import type { z } from 'zod';
import type {
  worklistCount,
  WorklistDay,
  WorklistRow,
} from '../../server/contract/resources/worklist.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { useMay } from '../shared/session.ts';

/** What colleagues do shows within a minute, and at once after one's own doing. */
const POLL_MS = 60_000;

/** How many rows a page of the day has. */
export const ROWS_A_PAGE = 50;

/** Which part of a day is looked at. */
export interface DayAsk {
  /** A member of the team; left out: one's own day. */
  readonly userId?: number | undefined;
  /** Only rows of this action; null: all. */
  readonly action: WorklistRow['action'] | null;
  /** Pages of the rows and of those left alone, from 1. */
  readonly page: number;
  readonly restingPage: number;
}

const rangeOf = (page: number): string =>
  JSON.stringify([(page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE - 1]);

/** The key under which a part of a day is kept. */
export const dayKey = (locale: string, ask: DayAsk) => ['worklist', locale, ask];

export const readDay = async (
  dataProvider: DaihouDataProvider,
  { userId, action, page, restingPage }: DayAsk,
  signal?: AbortSignal,
): Promise<WorklistDay> => {
  const query = new URLSearchParams({ range: rangeOf(page), resting: rangeOf(restingPage) });
  if (userId !== undefined) query.set('user_id', String(userId));
  if (action !== null) query.set('action', action);
  return await dataProvider.get<WorklistDay>(`worklist/day?${query.toString()}`, signal);
};

type Count = z.infer<typeof worklistCount>;
const COUNT_KEY = ['worklist', 'count'];

/** A part of a day; while the next is read, the one before it stays. */
export function useDay(ask: DayAsk) {
  const client = useQueryClient();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const locale = useLocale();
  return useQuery({
    queryKey: dayKey(locale, ask),
    queryFn: async ({ signal }) => {
      const day = await readDay(dataProvider, ask, signal);
      // The menu need not ask for what the page has just been told.
      if (ask.userId === undefined) client.setQueryData<Count>(COUNT_KEY, { people: day.waiting });
      return day;
    },
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
    enabled: useMay('worklist', 'list'),
    placeholderData: keepPreviousData,
  });
}

/** How many people wait for whoever is signed in; asked for once it is `wanted`. */
export function useWaiting(wanted: boolean): number | undefined {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const enabled = useMay('worklist', 'list') && wanted;
  const { data } = useQuery({
    queryKey: COUNT_KEY,
    queryFn: async ({ signal }) => await dataProvider.get<Count>('worklist/count', signal),
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
    enabled,
  });
  return data?.people;
}
