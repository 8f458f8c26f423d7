import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { Message } from '../../server/contract/resources/messages.ts';
import type { Payment } from '../../server/contract/resources/payments.ts';
import type { Moment } from '../providers/moment.ts';
import { dayOf } from '../shared/houseDays.ts';

export type TimelineEntry =
  | { kind: 'notes'; key: string; on: string; at: string; note: CollectionNote }
  | { kind: 'payments'; key: string; on: string; at: string; payment: Payment }
  | { kind: 'cases'; key: string; on: string; at: string; legalCase: LegalCase }
  | { kind: 'messages'; key: string; on: string; at: string; message: Message };

export type TimelineKind = TimelineEntry['kind'];

/**
 * Notes, payments, cases and messages in one line, newest day first, within a day by when they were
 * written down. A payment stands on its value date and a case on the date it reached its stage,
 * because that is when they count.
 */
export function timelineEntries(
  notes: readonly CollectionNote[],
  payments: readonly Payment[],
  cases: readonly LegalCase[],
  messages: readonly Message[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...notes.map((note) => ({
      kind: 'notes' as const,
      key: `note-${note.id}`,
      on: dayOf(note.contacted_at),
      at: note.contacted_at,
      note,
    })),
    ...payments.map((payment) => ({
      kind: 'payments' as const,
      key: `payment-${payment.id}`,
      on: payment.paid_on,
      at: payment.created_at,
      payment,
    })),
    ...cases.map((legalCase) => ({
      kind: 'cases' as const,
      key: `case-${legalCase.id}`,
      on: legalCase.stage_on,
      at: legalCase.updated_at,
      legalCase,
    })),
    ...messages.map((message) => ({
      kind: 'messages' as const,
      key: `message-${message.id}`,
      on: dayOf(message.tried_at ?? message.updated_at),
      at: message.tried_at ?? message.updated_at,
      message,
    })),
  ];
  return entries.sort((a, b) => b.on.localeCompare(a.on) || b.at.localeCompare(a.at));
}

/**
 * The entries that stood at a moment: nothing that came later, and a payment taken back later still
 * stands.
 */
export function entriesUntil(
  entries: readonly TimelineEntry[],
  { as_of, known_at }: Moment,
): TimelineEntry[] {
  const known = (at: string | null) => at !== null && (known_at === null || at <= known_at);
  return entries
    .filter((entry) => entry.on <= as_of && known(entry.at))
    .map((entry) => {
      if (
        entry.kind !== 'payments' ||
        entry.payment.status === 'posted' ||
        known(entry.payment.reversed_at)
      )
        return entry;
      return {
        ...entry,
        payment: { ...entry.payment, status: 'posted' as const, reversal_reason: null },
      };
    });
}
