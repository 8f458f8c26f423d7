import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocaleState } from 'react-admin';
import type {
  RestructureReview,
  RestructureStep,
} from '../../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';

/**
 * The figures as they were last shown, those of now, and what moved between. What is wrong with
 * them comes in the reader's language.
 */
export function useReview(id: number) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [locale] = useLocaleState();
  return useQuery({
    queryKey: ['restructures', 'review', id, locale],
    queryFn: ({ signal }) =>
      dataProvider.get<RestructureReview>(`restructures/${id}/review`, signal),
  });
}

/** Reads what was done with a request and by whom, oldest first. */
export function useSteps(id: number) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['restructures', 'steps', id],
    queryFn: ({ signal }) =>
      dataProvider.get<RestructureStep[]>(`restructures/${id}/steps`, signal),
  });
}
