import { REPAIR_OPEN } from '../../../server/contract/enums.ts';

/**
 * The address of the list of requests with a filter, the most urgent first. Filters that have no
 * place in the tabs stand open.
 */
export function requestsOf(filter: Readonly<Record<string, unknown>>): string {
  const shown = Object.fromEntries(
    Object.keys(filter)
      .filter((name) => name !== 'status' && name !== 'unclaimed')
      .map((name) => [name, true]),
  );
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: JSON.stringify(shown),
    sort: 'due_on',
    order: 'ASC',
    page: '1',
    perPage: '25',
  });
  return `/credit_repairs?${query.toString()}`;
}

export const OPEN: readonly string[] = REPAIR_OPEN;

export const caseAddress = (id: number): string => `/credit_repairs/${id}/show`;

export interface NewRepair {
  borrower_id?: number;
  loan_id?: number | null;
  statement?: string;
}

/** The form of a request, with what is known already filled in. */
export const intakeAddress = (known: NewRepair): string =>
  `/credit_repairs/create?source=${encodeURIComponent(JSON.stringify(known))}`;
