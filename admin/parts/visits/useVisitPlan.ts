import { useGetList } from 'react-admin';
import type { Policy } from '../../../server/contract/resources/policies.ts';
import type { VisitPlan } from '../../../server/domain/visits/visitPlan.ts';

/** The plan of visits in force; undefined until it is read. */
export function useVisitPlan(): VisitPlan | undefined {
  const { data } = useGetList<Policy>('policies', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
    filter: { kind: 'visit_plan', status: 'approved' },
  });
  return data?.find(({ in_force }) => in_force)?.value as VisitPlan | undefined;
}
