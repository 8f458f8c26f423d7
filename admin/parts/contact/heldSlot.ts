import { isHeld, type Reservation } from './noteContact.ts';

/** Slots that were taken before the form of their note was opened, by loan. */
const slots = new Map<number, Reservation>();

export const holdSlot = (loanId: number, reservation: Reservation): void =>
  void slots.set(loanId, reservation);

/** The slot that is held for a call about a loan; null once it has lapsed. */
export function heldSlot(loanId: number): Reservation | null {
  const slot = slots.get(loanId);
  return slot !== undefined && isHeld(slot, performance.now()) ? slot : null;
}

/** The note has used it. */
export const dropSlot = (loanId: number): void => void slots.delete(loanId);
