import type { z } from 'zod';
import { type Outcome, orRefuse, refuseField } from '../../contract/outcome.ts';
import type {
  CreditRepairRow,
  declineRepairRequest,
  grantRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import { correctionsOf } from '../../domain/repair/bureauComparison.ts';
import type { SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { beginPause, checkEffects } from './effects.ts';
import { factsOf } from './facts.ts';
import { checkMove, makeMove } from './moves.ts';
import { addCorrection } from './store/register.ts';
import type { StepDetails } from './store/steps.ts';

/** The decision of a request, by somebody who did not work on it. */

async function decide(
  unit: UnitOfWork,
  row: CreditRepairRow,
  decision: 'grant' | 'decline',
  details: StepDetails,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  return await makeMove(
    unit,
    row,
    decision,
    {
      status: decision === 'grant' ? 'granted' : 'declined',
      decision,
      decided_by: user.id,
      decided_at: unit.now,
      decided_on: unit.businessDate,
      decision_comment: details.comment ?? null,
    },
    details,
  );
}

/**
 * Grants a request with its effects: an objection freezes what the register must change, relief
 * begins its pause.
 */
export async function grantRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { comment }: z.output<typeof grantRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'grant', row, user));
  const { checklist, comparison } = await factsOf(unit.db, row, unit.businessDate);
  const open_checks = checklist
    .filter((item) => item.required && !item.done)
    .map(({ check }) => check);
  // Only relief stands on evidence alone; of the others the register and the ledger are there to be
  // read.
  if (row.kind === 'relief' && open_checks.length > 0 && comment == null)
    return refuseField('comment', 'checks_open', { checks: open_checks.join(', ') });
  const { pause_from } = orRefuse(await checkEffects(unit, row));
  const lines = row.kind === 'objection' ? correctionsOf(comparison) : [];
  if (lines.length > 0) await addCorrection(unit, row.id, lines);
  await beginPause(unit, row, pause_from);
  return await decide(unit, row, 'grant', { comment, comparison, open_checks }, user);
}

/** Declines a request, with the reason. */
export async function declineRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { comment, reason }: z.output<typeof declineRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'decline', row, user));
  const { comparison } = await factsOf(unit.db, row, unit.businessDate);
  return await decide(unit, row, 'decline', { comment: comment ?? reason, comparison }, user);
}
