import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { VisitCalendar } from '../../server/contract/resources/visits.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

export type CalendarDay = VisitCalendar[number];

/** Reads the visits of some days, counted. */
export function useCalendar(from: string, to: string, visitor: number | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const query = new URLSearchParams({
    from,
    to,
    ...(visitor !== null && { visitor_id: String(visitor) }),
  }).toString();
  return useQuery({
    queryKey: ['visits', 'calendar', query],
    queryFn: ({ signal }) => dataProvider.get<VisitCalendar>(`visit_calendar?${query}`, signal),
    placeholderData: (before) => before,
  });
}
