import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { Message } from '../../server/contract/resources/messages.ts';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { timelineEntries } from './timelineEntries.ts';
import type { TimelineEntry } from './timelineEntries.ts';

/** The latest of each kind that are read; what is older is in the tabs. */
const LATEST = 100;

/** Whose events: those of one loan, or of all loans of a borrower. */
export type TimelineOf = { loan_id: number } | { borrower_id: number };

const latest = (field: string, filter: TimelineOf) => ({
  pagination: { page: 1, perPage: LATEST },
  sort: { field, order: 'DESC' as const },
  filter,
});

interface TimelineState {
  entries: readonly TimelineEntry[];
  isPending: boolean;
  failed: boolean;
  /** Some kind has more than is shown. */
  truncated: boolean;
  retry: () => void;
}

export function useTimeline(of: TimelineOf): TimelineState {
  const notes = useGetList<CollectionNote>('collection_notes', latest('contacted_at', of));
  const payments = useGetList<Payment>('payments', latest('paid_on', of));
  const cases = useGetList<LegalCase>('legal_cases', latest('stage_on', of));
  const messages = useGetList<Message>('messages', latest('id', of));
  const all = [notes, payments, cases, messages];
  const entries = useMemo(
    () =>
      timelineEntries(notes.data ?? [], payments.data ?? [], cases.data ?? [], messages.data ?? []),
    [notes.data, payments.data, cases.data, messages.data],
  );
  return {
    entries,
    isPending: all.some(({ isPending }) => isPending),
    failed: all.some(({ error }) => Boolean(error)),
    truncated: all.some(({ total }) => (total ?? 0) > LATEST),
    retry: () => all.forEach(({ refetch }) => void refetch()),
  };
}
