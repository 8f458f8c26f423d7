import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { localTime } from '../../book/verdictTexts.ts';
import type { NoteDraft } from './noteRules.ts';
import { ownSlot, slotOf } from './store/slots.ts';

/**
 * The slot a new note fills: the reserved one it names, or the one its author holds for just this
 * contact; null where there is none. A slot serves a contact of its minutes only; what happened in
 * them may be written down later.
 */
export async function slotFor(
  unit: UnitOfWork,
  id: number | null | undefined,
  { loan_id, channel, contacted_party, contact_id = null, contacted_at: at }: NoteDraft,
): Promise<Outcome<number | null>> {
  const user_id = personOf(unit);
  const contact = { loan_id, user_id, channel, contacted_party, contact_id };
  if (id == null) return done(await ownSlot(unit.db, { ...contact, at }));
  const slot = await slotOf(unit.db, id);
  if (slot?.loan_id !== loan_id || slot.user_id !== user_id || slot.note_id !== null)
    return refuseField('reservation_id', 'no_such_reservation');
  // A slot that names nobody of several serves whichever of them was reached.
  const same =
    slot.channel === channel &&
    slot.contacted_party === contacted_party &&
    (slot.contact_id === null || slot.contact_id === contact_id);
  if (!same) return refuseField('reservation_id', 'reservation_of_another');
  const lapsed =
    slot.reserved_until <= unit.now && !(slot.reserved_at <= at && at < slot.reserved_until);
  return lapsed
    ? refuseField('reservation_id', 'reservation_lapsed', { at: localTime(slot.reserved_until) })
    : done(id);
}
