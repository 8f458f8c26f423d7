import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { isCalendarDate } from '../../../server/domain/time/calendar.ts';
import type { Explained } from '../../../server/contract/resources/explanations.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import type { Moment } from '../../providers/moment.ts';

/** Reads every event of a loan and where each fen went, at a moment. */
export function useLedger(loanId: number, moment: Moment | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'ledger', loanId, moment],
    queryFn: ({ signal }) => dataProvider.ledger(loanId, moment, signal),
  });
}

/** The loan as it stood at a moment; asks nothing for today. */
export function useLoanAt(loanId: number, moment: Moment | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'at', loanId, moment],
    queryFn: ({ signal }) => dataProvider.loanAt(loanId, moment, signal),
    enabled: moment !== null,
  });
}

/** What a figure of a loan is made of, at a moment. */
export function useExplanation(loanId: number, figure: Explained, moment: Moment | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'explain', loanId, figure, moment],
    queryFn: ({ signal }) => dataProvider.explain(loanId, figure, moment, signal),
  });
}

/** The figures of a loan on a day that is typed: none while it is no date. */
function useOnDay<T>(
  name: 'payoff' | 'openAmounts',
  ask: (dataProvider: DaihouDataProvider, on: string, signal: AbortSignal) => Promise<T>,
  loanId: number,
  on: unknown,
) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const day = typeof on === 'string' && isCalendarDate(on) ? on : null;
  return useQuery({
    queryKey: ['loans', name, loanId, day],
    queryFn: ({ signal }) => ask(dataProvider, day ?? '', signal),
    enabled: day !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Reads what settles the loan on a day. */
export const usePayoff = (loanId: number, on: unknown) =>
  useOnDay('payoff', (data, day, signal) => data.payoff(loanId, day, signal), loanId, on);

/** Reads what a waiver may take of each component on a day; interest only as far as it fell due. */
export const useOpenAmounts = (loanId: number, on: unknown) =>
  useOnDay('openAmounts', (data, day, signal) => data.openAmounts(loanId, day, signal), loanId, on);
