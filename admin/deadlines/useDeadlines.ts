import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

interface Asked {
  /** Without it also those missed within the last year. */
  from?: string;
  to: string;
  owner_id: number | null;
}

/** What expires when, over all open cases and the loans that wait for one, by date. */
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

/** Where a deadline is dealt with: in its case, or on the loan that has none. */
export const placeOf = ({
  legal_case_id,
  loan_id,
}: Pick<LegalDeadline, 'legal_case_id' | 'loan_id'>): string =>
  legal_case_id === null
    ? `/loans/${loan_id}/show?tab=cases`
    : `/legal_cases/${legal_case_id}/show?tab=clocks`;
