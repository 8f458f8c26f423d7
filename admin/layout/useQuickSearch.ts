import { useEffect, useState } from 'react';
import { useGetList, useGetMany } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { useMay } from '../shared/session.ts';

const EACH = 6;
const SHORTEST = 2;
const PAUSE_MS = 180;

export type Hit = { path: string } & (
  | { kind: 'borrowers'; record: Borrower }
  | { kind: 'loans'; record: Loan; borrower: Borrower | undefined }
  | { kind: 'legal_cases'; record: LegalCase }
);

const newestFirst = { field: 'id', order: 'DESC' as const };
/** The worst stands first: who is called about it is looked for most. */
const worstFirst = { field: 'days_past_due', order: 'DESC' as const };

/**
 * Borrowers, loans and cases that match, once typing pauses. `asked` is the text the hits belong
 * to.
 */
export function useQuickSearch(text: string): { hits: Hit[]; isFetching: boolean; asked: string } {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const trimmed = text.trim();
    const timer = setTimeout(() => setAsked(trimmed.length >= SHORTEST ? trimmed : ''), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const paramsBy = (sort: typeof newestFirst | typeof worstFirst) => ({
    filter: { q: asked },
    pagination: { page: 1, perPage: EACH },
    sort,
  });
  const enabled = asked !== '';
  const borrowers = useGetList<Borrower>('borrowers', paramsBy(newestFirst), { enabled });
  const loans = useGetList<Loan>('loans', paramsBy(worstFirst), { enabled });
  const cases = useGetList<LegalCase>('legal_cases', paramsBy(newestFirst), {
    enabled: useMay('legal_cases', 'list') && enabled,
  });
  const owners = useGetMany<Borrower>(
    'borrowers',
    { ids: [...new Set((loans.data ?? []).map(({ borrower_id }) => borrower_id))] },
    { enabled: enabled && (loans.data ?? []).length > 0 },
  );
  const hits: Hit[] = enabled
    ? [
        ...(borrowers.data ?? []).map((record) => ({
          kind: 'borrowers' as const,
          record,
          path: `/borrowers/${record.id}/show`,
        })),
        ...(loans.data ?? []).map((record) => ({
          kind: 'loans' as const,
          record,
          borrower: (owners.data ?? []).find((one) => one?.id === record.borrower_id),
          path: `/loans/${record.id}/show`,
        })),
        ...(cases.data ?? []).map((record) => ({
          kind: 'legal_cases' as const,
          record,
          path: `/legal_cases/${record.id}/show`,
        })),
      ]
    : [];
  return {
    hits,
    isFetching:
      [borrowers, loans, cases].some(({ isFetching }) => isFetching) ||
      (text.trim().length >= SHORTEST && text.trim() !== asked),
    asked,
  };
}
