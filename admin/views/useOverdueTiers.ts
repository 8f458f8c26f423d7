import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { isCalendarDate, lastDayOfPreviousMonth } from '../../server/domain/time/calendar.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { useBusinessDate } from '../shared/session.ts';
import { bookOf } from './overdueTiersBook.ts';

/** The book as of the date in the address, and as of the month end before it. */
export function useOverdueTiers() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { as_of, isPast, chooseDate } = useAsOf();
  const compared_on = lastDayOfPreviousMonth(as_of);
  const now = useQuery({
    queryKey: ['overdue_tiers', 'view', as_of, isPast],
    queryFn: ({ signal }) => dataProvider.overdueTiers(isPast ? as_of : undefined, signal),
  });
  const then = useQuery({
    queryKey: ['overdue_tiers', 'view', compared_on, true],
    queryFn: ({ signal }) => dataProvider.overdueTiers(compared_on, signal),
  });
  const book = useMemo(
    () => (now.data ? bookOf(now.data, then.data) : undefined),
    [now.data, then.data],
  );
  return {
    as_of,
    isPast,
    chooseDate,
    book,
    compared_on,
    error: now.error,
    refetch: () => void now.refetch(),
  };
}

/** `?as_of=` of the address; without one, or with one that is no past date, the business date. */
function useAsOf() {
  const today = useBusinessDate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('as_of') ?? '';
  const isPast = isCalendarDate(asked) && asked < today;
  const chooseDate = (on: string) =>
    setParams(isCalendarDate(on) && on < today ? { as_of: on } : {});
  return { as_of: isPast ? asked : today, isPast, chooseDate };
}
