import { byNumber, isHeld, isSlotOf, type Reservation } from '../parts/contact/noteContact.ts';

interface NoteFields {
  outcome?: unknown;
  channel?: unknown;
  contacted_party?: unknown;
  contact_id?: unknown;
  number_id?: unknown;
  reservation?: Reservation | null;
  promise_amount_minor?: unknown;
  promise_on?: unknown;
  second_collector_id?: unknown;
  loan_ids?: readonly number[] | null;
}

/**
 * The note in the contract's shape. What was typed for a choice that no longer stands is dropped: a
 * promise without the outcome, a person where the borrower was contacted, a number where none of
 * the borrower's was called, a companion without a visit. A slot goes with the contact it was held
 * for, while it is held.
 */
export function noteToSend<T extends NoteFields>({
  reservation,
  loan_ids,
  number_id,
  ...note
}: T): Omit<T, 'reservation' | 'loan_ids' | 'number_id'> {
  return {
    ...note,
    ...(loan_ids && loan_ids.length > 0 ? { loan_ids } : {}),
    ...(typeof number_id === 'number' && byNumber(note) ? { number_id } : {}),
    ...(note.outcome === 'promised' ? {} : { promise_amount_minor: null, promise_on: null }),
    ...(note.contacted_party === 'borrower' ? { contact_id: null } : {}),
    ...(note.channel === 'visit' ? {} : { second_collector_id: null }),
    ...(reservation &&
    isSlotOf(reservation, { ...note, number_id }) &&
    isHeld(reservation, performance.now())
      ? { reservation_id: reservation.id }
      : {}),
  };
}
