import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  type RestructureRow,
  restructures,
  signRequest,
} from '../../contract/resources/restructures.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { allSigned, type Party } from '../../domain/restructure/restructure.ts';
import { commandRoute } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import type { Values } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { takeEffect } from './effect.ts';
import { checkMove, standingOf } from './moves.ts';
import { servedRestructures } from './present.ts';
import { hasSignedCopy } from './store/requests.ts';
import { addStep } from './store/steps.ts';
import { termsOf } from './stored.ts';

/** The column that keeps a party's signature. */
const signatureOf = (party: Party, on: string): Values<typeof restructures> =>
  ({
    borrower: { borrower_signed_on: on },
    lender: { lender_signed_on: on },
    guarantor: { guarantor_signed_on: on },
  })[party];

/**
 * Refuses that whoever asked for a plan large enough for two supervisors says alone that the lender
 * signed it: another person does, or a signed copy shows it.
 */
async function checkHands(
  unit: UnitOfWork,
  row: RestructureRow,
  party: Party,
): Promise<Outcome<void>> {
  const isLarge = row.first_approved_by !== null;
  const alone = isLarge && party === 'lender' && row.requested_by === unit.actor.id;
  return alone && !(await hasSignedCopy(unit.db, row.id))
    ? refuseField('party', 'signed_copy_needed')
    : done(undefined);
}

/**
 * Records a party's signature. The last one makes the request signed, and effective if its day has
 * come.
 */
export async function signAgreement(
  unit: UnitOfWork,
  row: RestructureRow,
  { party, signed_on }: z.output<typeof signRequest>,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(checkMove('sign', row, user, party));
  orRefuse(await checkHands(unit, row, party));
  const from = row.decided_on ?? '';
  if (signed_on < from || signed_on > unit.businessDate)
    return refuseField('signed_on', 'signed_before_decision', { from, to: unit.businessDate });
  const standing = standingOf(row);
  const complete = allSigned({ ...standing, signed: { ...standing.signed, [party]: signed_on } });
  const after = await applyAction(unit, restructures, row, 'sign', {
    ...signatureOf(party, signed_on),
    ...(complete ? { status: 'signed' } : {}),
  });
  await addStep(unit, row.id, { step: 'sign', details: { party, signed_on } });
  // The borrower's signature acknowledges the debt, whatever becomes of the plan.
  if (party === 'borrower') await refreshLimitations(unit.db, [row.loan_id]);
  return complete && termsOf(row).effective_on <= unit.businessDate
    ? await takeEffect(unit, after)
    : done(after);
}

export const signatureRoute: Route = commandRoute(
  servedRestructures,
  'sign',
  "Record a party's signature; the last one makes it signed, and effective once its day has come",
  signRequest,
  signAgreement,
);
