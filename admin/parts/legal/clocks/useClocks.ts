import type { LoanClocks } from '../../../../server/contract/resources/legalDeadlines.ts';
import type { FilingGate } from '../../../../server/contract/resources/filing.ts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { JudgmentDebtAnswer } from '../../../../server/contract/resources/legalCases.ts';
import type { DaihouDataProvider } from '../../../providers/dataProvider.ts';

/** The limitation of a loan with everything that interrupted it, and the deadlines of its cases. */
export function useLoanClocks(loanId: number | undefined) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['loans', 'clocks', loanId],
    queryFn: ({ signal }) => dataProvider.get<LoanClocks>(`loans/${loanId}/clocks`, signal),
    enabled: loanId !== undefined,
  });
}

/** Asks whether the case may be filed, and what is missing. */
export function useFilingGate(caseId: number, enabled = true) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['legal_cases', 'gate', caseId],
    queryFn: ({ signal }) => dataProvider.get<FilingGate>(`legal_cases/${caseId}/gate`, signal),
    enabled,
  });
}

/** The doubled interest after a judgment that was not paid in time. */
export function useJudgmentDebt(caseId: number, enabled: boolean) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: ['legal_cases', 'judgment_debt', caseId],
    queryFn: ({ signal }) =>
      dataProvider.get<JudgmentDebtAnswer>(`legal_cases/${caseId}/judgment_debt`, signal),
    enabled,
  });
}
