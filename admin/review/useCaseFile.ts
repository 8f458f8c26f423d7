import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { Complaint } from '../../server/contract/resources/contacts.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { User } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

/**
 * A note with all that a reviewer needs beside it, read together so that the next one can be
 * fetched ahead.
 */
export interface CaseFile {
  note: CollectionNote;
  loan: Loan;
  author: User;
  /** Contacts on the loan, newest first, without this one. */
  contacts: CollectionNote[];
  complaints: Complaint[];
  /** Earlier ones of the author that have a verdict. */
  earlier: CollectionNote[];
  earlier_count: number;
  flagged_count: number;
}

const SHOWN = 5;
/**
 * Fetched ahead, it is fresh enough for so long; what is opened is read anew behind the screen all
 * the same.
 */
const AHEAD_MS = 60_000;

const keyOf = (id: number) => ['review_queue', 'case_file', id] as const;

async function readCaseFile(dataProvider: DaihouDataProvider, id: number): Promise<CaseFile> {
  const { data: note } = await dataProvider.getOne<CollectionNote>('collection_notes', { id });
  const notes = async (filter: object, perPage = SHOWN + 1) =>
    await dataProvider.getList<CollectionNote>('collection_notes', {
      pagination: { page: 1, perPage },
      sort: { field: 'contacted_at', order: 'DESC' },
      filter,
    });
  const [loan, author, contacts, earlier, flagged, complaints] = await Promise.all([
    dataProvider.getOne<Loan>('loans', { id: note.loan_id }),
    dataProvider.getOne<User>('users', { id: note.author_id }),
    notes({ loan_id: note.loan_id }),
    notes({ author_id: note.author_id, review_status: ['cleared', 'flagged'] }),
    notes({ author_id: note.author_id, review_status: 'flagged' }, 1),
    dataProvider.getList<Complaint>('complaints', {
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'id', order: 'DESC' },
      filter: { loan_id: note.loan_id },
    }),
  ]);
  const others = ({ data }: { data: CollectionNote[] }) =>
    data.filter((record) => record.id !== id).slice(0, SHOWN);
  // A second reviewer must not learn the first verdict from a sum.
  const own = (verdicts: readonly string[]) => (verdicts.includes(note.review_status) ? 1 : 0);
  return {
    note,
    loan: loan.data,
    author: author.data,
    contacts: others(contacts),
    complaints: complaints.data,
    earlier: others(earlier),
    earlier_count: (earlier.total ?? 0) - own(['cleared', 'flagged']),
    flagged_count: (flagged.total ?? 0) - own(['flagged']),
  };
}

export function useCaseFile(id: number | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  return useQuery({
    queryKey: keyOf(id ?? 0),
    queryFn: async () => await readCaseFile(dataProvider, id ?? 0),
    enabled: id !== null,
  });
}

/** Reads a file ahead, so that it is there when it is opened. */
export function usePrefetch(id: number | undefined): void {
  const client = useQueryClient();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const prefetch = useCallback(
    async (next: number) =>
      await client.prefetchQuery({
        queryKey: keyOf(next),
        queryFn: async () => await readCaseFile(dataProvider, next),
        staleTime: AHEAD_MS,
      }),
    [client, dataProvider],
  );
  useEffect(() => {
    if (id !== undefined) void prefetch(id);
  }, [id, prefetch]);
}
