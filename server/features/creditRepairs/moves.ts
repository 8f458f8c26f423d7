import { may } from '../../contract/access.ts';
import { type Outcome, done, refuse } from '../../contract/outcome.ts';
import { type CreditRepairRow, creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { repairProblem, type RepairMove } from '../../domain/repair/repairCase.ts';
import type { SignedIn } from '../../http/route.ts';
import type { AuditAction } from '../../store/auditStore.ts';
import { type Values, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference } from '../../store/unitOfWork.ts';
import { userOf } from './store/loans.ts';
import { addStep, type Step, type StepDetails, workersOf } from './store/steps.ts';

/** The moves of a request: who may make one, and how it is kept. */

export type RepairValues = Values<typeof creditRepairs>;

/** Checks that a person may make a move on the request as it stands. */
export async function checkMove(
  unit: UnitOfWork,
  move: RepairMove,
  row: CreditRepairRow,
  user: SignedIn,
): Promise<Outcome<void>> {
  const worked_by = (await workersOf(unit.db, [row.id])).get(row.id) ?? [];
  const problem = repairProblem(
    move,
    { ...row, worked_by, forbidden: row.forbidden_rule !== null },
    { id: user.id, leads: may(user.role, 'credit_repairs', 'assign') },
  );
  switch (problem) {
    case null:
      return done(undefined);
    case 'repair_not_possible':
      return refuse(problem, { status: row.status, move });
    case 'repair_forbidden_by_law':
      return refuse(problem, { article: forbiddenBy(row.kind, row.asks_for)?.article ?? '' });
    case 'repair_claimed_by_another': {
      const holder = await userOf(unit.db, row.assignee_id ?? 0);
      return refuse(problem, { name: holder?.full_name ?? '' });
    }
    case 'repair_not_claimed':
    case 'not_the_assignee':
    case 'own_repair':
    case 'repair_decided':
    case 'not_yours_to_withdraw':
      return refuse(problem);
  }
}

/** Makes a move: changes the request's row, with its audit event and its step in the timeline. */
export async function makeMove(
  unit: UnitOfWork,
  row: CreditRepairRow,
  step: Step & AuditAction,
  values: RepairValues,
  details: StepDetails = {},
): Promise<Outcome<CreditRepairRow>> {
  unit.record({
    action: step,
    resource: 'credit_repairs',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, creditRepairs, row, values, unit.now);
  await addStep(unit, row.id, step, details);
  return done(after);
}

/** The columns that take a proposal back: what is decided is what was proposed. */
const TAKEN_BACK: RepairValues = {
  status: 'checking',
  proposal: null,
  proposal_comment: null,
  submitted_by: null,
  submitted_at: null,
};

/** The columns a change of a request also sets: a proposal that waits is taken back. */
export const reopened = (row: CreditRepairRow): RepairValues =>
  row.status === 'awaiting_decision' ? TAKEN_BACK : {};
