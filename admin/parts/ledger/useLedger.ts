import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { LoanLedger, Payoff } from '../../../server/contract/resources/adjustments.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { isCalendarDate } from '../../../server/domain/time/calendar.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { queryOf, type Moment } from './useMoment.ts';

/** Reads every event of a loan and where each fen went, at a moment. */
export function useLedger(loanId: number, moment: Moment | null, enabled = true) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'ledger', loanId, moment],
    queryFn: ({ signal }) =>
      dataProvider.get<LoanLedger>(`loans/${loanId}/ledger${queryOf(moment)}`, signal),
    enabled,
  });
}

/** The loan as it stood at a moment; asks nothing for today. */
export function useLoanAt(loanId: number, moment: Moment | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'at', loanId, moment],
    queryFn: ({ signal }) => dataProvider.get<Loan>(`loans/${loanId}${queryOf(moment)}`, signal),
    enabled: moment !== null,
  });
}

/** Reads what settles the loan on a day. */
export function usePayoff(loanId: number, on: unknown) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const valid = typeof on === 'string' && isCalendarDate(on);
  return useQuery({
    queryKey: ['loans', 'payoff', loanId, on],
    queryFn: ({ signal }) =>
      dataProvider.get<Payoff>(`loans/${loanId}/payoff?on=${String(on)}`, signal),
    enabled: valid,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
