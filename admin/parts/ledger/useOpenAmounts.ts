import { useGetList } from 'react-admin';
import { MAX_INSTALLMENTS } from '../../../server/contract/limits.ts';
import type { Installment } from '../../../server/contract/resources/loans.ts';
import { usePayoff } from './useLedger.ts';

/**
 * Components in the order a waiver takes them: what being late cost, before what the loan costs.
 */
export const WAIVED_FIRST = ['penalty', 'compound_interest', 'cost', 'interest'] as const;
export type Waivable = (typeof WAIVED_FIRST)[number];

/**
 * The open amount of each component a waiver can take, on a day; interest only as far as it fell
 * due. The server has the last word.
 */
export function useOpenAmounts(loan_id: number, on: unknown): Record<Waivable, number> | undefined {
  const { data: payoff, isError } = usePayoff(loan_id, on);
  const { data: rows } = useGetList<Installment>('installments', {
    pagination: { page: 1, perPage: MAX_INSTALLMENTS },
    sort: { field: 'sequence', order: 'ASC' },
    filter: { loan_id },
  });
  if (isError || !payoff || !rows) return undefined;
  const { cost, penalty, compound_interest } = payoff.parts;
  const due = rows.filter(({ due_on }) => due_on < payoff.on);
  const interest = due.reduce(
    (sum, row) => sum + row.interest_minor - row.paid_interest_minor - row.waived_interest_minor,
    0,
  );
  return { cost, penalty, compound_interest, interest };
}
