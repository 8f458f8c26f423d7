import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import type {
  answerRepairRequest,
  CreditRepairRow,
  endPauseRequest,
  withdrawRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import type { correctionRequest } from '../../contract/resources/repairFile.ts';
import type { SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { draftAnswer } from './answerText.ts';
import { endPauses } from './effects.ts';
import { checkMove, makeMove } from './moves.ts';
import { addSending, correctionOf } from './store/register.ts';
import { addStep } from './store/steps.ts';

/** How a request ends: answered, corrected in the register, or withdrawn. */

/** Answers the person in writing, which ends the clock. */
export async function answerRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { answer, answered_on: on, channel, reference }: z.output<typeof answerRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'answer', row, user));
  const answered_on = on ?? unit.businessDate;
  // What law forbids could be answered the day it came; of others, only what was decided.
  const from = row.forbidden_rule === null ? (row.decided_on ?? row.received_on) : row.received_on;
  if (answered_on < from || answered_on > unit.businessDate)
    return refuseField('answered_on', 'answered_too_early', { from, to: unit.businessDate });
  return await makeMove(
    unit,
    row,
    'answer',
    {
      status: 'answered',
      answer: answer ?? (await draftAnswer(unit.db, row, answered_on)).zh,
      answered_on,
      answered_by: user.id,
      answer_channel: channel ?? null,
      answer_reference: reference ?? null,
    },
    { comment: reference },
  );
}

/** Records the proof that the correction went to the register. */
export async function sendCorrection(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { sent_on: on, reference }: z.output<typeof correctionRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'correct', row, user));
  const correction = await correctionOf(unit.db, row.id);
  if (correction === null) return refuse('nothing_to_correct');
  if (correction.sent_on !== null)
    return refuse('correction_sent', {
      on: correction.sent_on,
      reference: correction.reference ?? '',
    });
  const sent_on = on ?? unit.businessDate;
  if (sent_on < correction.made_on || sent_on > unit.businessDate)
    return refuseField('sent_on', 'sent_too_early', {
      from: correction.made_on,
      to: unit.businessDate,
    });
  await addSending(unit, row.id, { sent_on, reference });
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { correction_sent_on: sent_on, reference },
  });
  await addStep(unit, row.id, 'correct', { comment: reference });
  return done(row);
}

/** Ends a reporting pause today, before the day that was agreed. */
export async function endPause(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { reason }: z.output<typeof endPauseRequest>,
): Promise<Outcome<CreditRepairRow>> {
  if ((await endPauses(unit, row)) === 0) return refuse('no_pause');
  await addStep(unit, row.id, 'end_pause', { comment: reason });
  return done(row);
}

/** Takes a request back that is not decided yet; with a reason once somebody has it in hand. */
export async function withdrawRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { reason }: z.output<typeof withdrawRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'withdraw', row, user));
  if (row.assignee_id !== null && reason == null)
    return refuseField('reason', 'withdrawal_reason_needed');
  return await makeMove(
    unit,
    row,
    'withdraw',
    { status: 'withdrawn', withdrawn_on: unit.businessDate, withdrawal_reason: reason ?? null },
    { comment: reason },
  );
}
