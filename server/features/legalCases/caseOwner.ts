import { may } from '../../contract/access.ts';
import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { userOf } from './store/loans.ts';

/** Checks that the owner of a case is somebody at the desk who can sign in. */
export async function checkOwner(unit: UnitOfWork, owner_id: number): Promise<Outcome<void>> {
  const owner = await userOf(unit.db, owner_id);
  if (owner === undefined) return refuseField('owner_id', 'no_such_user');
  return owner.active === 1 && may(owner.role, 'legal_cases', 'edit')
    ? done(undefined)
    : refuseField('owner_id', 'not_desk');
}
