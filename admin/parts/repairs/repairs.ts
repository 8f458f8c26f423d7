import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { PathBack, RepairWorkload } from '../../../server/contract/resources/repairReport.ts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocaleState } from 'react-admin';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { useMay } from '../../shared/session.ts';

const MINUTE = 60_000;

/** Kept under the resource's key, so that a refresh of the page reads it anew as well. */
const WORKLOAD = ['credit_repairs', 'workload'] as const;

/**
 * Reads who has which requests, and how old they are. Others work on them too, so it is asked anew
 * every minute.
 */
export function useWorkload() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const enabled = useMay('credit_repairs', 'list');
  return useQuery({
    queryKey: WORKLOAD,
    queryFn: ({ signal }) => dataProvider.get<RepairWorkload>('repair_workload', signal),
    enabled,
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  });
}

/**
 * Reads everything about a request beside the request itself; what is worded comes in the reader's
 * language.
 */
export function useRepairFile(id: number | undefined) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [locale] = useLocaleState();
  return useQuery({
    queryKey: ['credit_repairs', 'file', id, locale],
    queryFn: ({ signal }) => dataProvider.get<RepairFile>(`credit_repairs/${id}/file`, signal),
    enabled: id !== undefined,
  });
}

/** Reads a borrower's way back: what is owed, what ends when, and what was granted. */
export function usePathBack(borrower_id: number | null | undefined, enabled = true) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['borrowers', 'path_back', borrower_id],
    queryFn: ({ signal }) =>
      dataProvider.get<PathBack>(`borrowers/${borrower_id}/path_back`, signal),
    enabled: enabled && typeof borrower_id === 'number',
  });
}
