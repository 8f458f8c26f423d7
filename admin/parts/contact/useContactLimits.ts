import { useGetList } from 'react-admin';
import type { Policy } from '../../../server/contract/resources/policies.ts';
import type { ContactRules } from '../../../server/domain/contact/contactRules.ts';
import { strictestOf } from '../policies/contactRules.ts';

const MOST = 100;

/**
 * The limits that the rule sets in force ask together of a product; undefined until they are read.
 */
export function useContactLimits(product: string | undefined): ContactRules {
  const { data } = useGetList<Policy>(
    'policies',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'id', order: 'ASC' },
      filter: { kind: 'contact_rules', status: 'approved' },
    },
    { enabled: product !== undefined },
  );
  return strictestOf(
    (data ?? [])
      .filter((row) => row.in_force && (row.product === null || row.product === product))
      .map(({ value }) => value as ContactRules),
  );
}
