import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { people } from './store/people.ts';

/**
 * Refuses as second collector whoever is not of the desk any more, or is the author; asked of whom
 * a note names anew, and of a visit that is asked about.
 */
export async function checkCompanion(
  unit: UnitOfWork,
  id: number | null | undefined,
): Promise<Outcome<void>> {
  if (id == null) return done(undefined);
  if (id === unit.actor.id) return refuseField('second_collector_id', 'second_collector_is_author');
  const companion = (await people(unit.db)).find((person) => person.id === id);
  return companion?.active === 1 && (companion.role === 'staff' || companion.role === 'supervisor')
    ? done(undefined)
    : refuseField('second_collector_id', 'second_collector_not_desk');
}
