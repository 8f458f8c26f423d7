import { useEffect, useState } from 'react';
import { useGetList } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';

const EACH = 6;
const SHORTEST = 2;
const PAUSE_MS = 180;

export type Hit = { path: string } & (
  | { kind: 'borrowers'; record: Borrower }
  | { kind: 'loans'; record: Loan }
);

/** Borrowers and loans that match, once typing pauses. `asked` is the text the hits belong to. */
export function useQuickSearch(text: string): { hits: Hit[]; isFetching: boolean; asked: string } {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const trimmed = text.trim();
    const timer = setTimeout(() => setAsked(trimmed.length >= SHORTEST ? trimmed : ''), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const params = {
    filter: { q: asked },
    pagination: { page: 1, perPage: EACH },
    sort: { field: 'id', order: 'DESC' as const },
  };
  const borrowers = useGetList<Borrower>('borrowers', params, { enabled: asked !== '' });
  const loans = useGetList<Loan>('loans', params, { enabled: asked !== '' });
  const hits: Hit[] =
    asked === ''
      ? []
      : [
          ...(borrowers.data ?? []).map((record) => ({
            kind: 'borrowers' as const,
            record,
            path: `/borrowers/${record.id}/show`,
          })),
          ...(loans.data ?? []).map((record) => ({
            kind: 'loans' as const,
            record,
            path: `/loans/${record.id}/show`,
          })),
        ];
  return {
    hits,
    isFetching:
      borrowers.isFetching ||
      loans.isFetching ||
      (text.trim().length >= SHORTEST && text.trim() !== asked),
    asked,
  };
}
