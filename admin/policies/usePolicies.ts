import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import { MAX_PAGE_ROWS } from '../../server/contract/limits.ts';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { groupsOf, type PolicyGroup } from './policyBook.ts';

/** Reads all policies; there are a handful. */
export function usePolicies() {
  const { data, error, isPending, refetch } = useGetList<Policy>('policies', {
    pagination: { page: 1, perPage: MAX_PAGE_ROWS },
    sort: { field: 'effective_on', order: 'DESC' },
  });
  return { policies: data, error: error as unknown, isPending, refetch: () => void refetch() };
}

/** The policies by kind and product, as they stand to a date; none while they are on their way. */
export const usePolicyGroups = (
  policies: readonly Policy[] | undefined,
  today: string,
): readonly PolicyGroup[] =>
  useMemo(() => (policies ? groupsOf(policies, today) : []), [policies, today]);
