import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

interface Asked {
  /** The first day; without it also those missed within the last year. */
  from?: string;
  to: string;
  owner_id: number | null;
}

/** Reads the deadlines of all open cases, and of loans that wait for one, by date. */
export function useDeadlines({ from, to, owner_id }: Asked) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const query = new URLSearchParams({
    ...(from === undefined ? {} : { from }),
    to,
    ...(owner_id === null ? {} : { owner_id: String(owner_id) }),
  }).toString();
  return useQuery({
    queryKey: ['legal_deadlines', query],
    queryFn: ({ signal }) => dataProvider.get<LegalDeadline[]>(`legal_deadlines?${query}`, signal),
    placeholderData: (before) => before,
  });
}
