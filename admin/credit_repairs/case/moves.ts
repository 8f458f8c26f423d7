import { may } from '../../../server/contract/access.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { Session } from '../../../server/contract/resources/system.ts';
import {
  type RepairMove,
  type RepairProblem,
  repairProblem,
} from '../../../server/domain/repair/repairCase.ts';

export type Move = Exclude<RepairMove, 'update'>;

/** The reason why a move is not this person's, or not now: 'role' where the role may not at all. */
export type Hindrance = RepairProblem | 'role' | null;

type Who = Pick<Session, 'id' | 'role'>;
export type Standing = Pick<
  CreditRepair,
  'status' | 'assignee_id' | 'submitted_by' | 'recorded_by' | 'worked_by' | 'forbidden'
>;

/**
 * Judges a move by the rules the server has too: who works on it, who decides it, and what law has
 * decided already.
 */
export function hindranceOf(move: RepairMove, repair: Standing, who: Who | null): Hindrance {
  if (who === null || !may(who.role, 'credit_repairs', move === 'update' ? 'edit' : move))
    return 'role';
  return repairProblem(
    move,
    { ...repair, decision: null, forbidden: repair.forbidden !== null },
    { id: who.id, leads: may(who.role, 'credit_repairs', 'assign') },
  );
}

/** The request waits in this person's hands: what is checked and typed in is theirs to write. */
export const works = (repair: Standing, who: Who | null): boolean =>
  repair.forbidden === null && hindranceOf('update', repair, who) === null;

/** The checks that were open when the request was granted, which whoever answers must know. */
export const openChecks = (file: RepairFile): string[] =>
  file.steps.flatMap(({ open_checks }) => open_checks);

/**
 * The checks the kind requires and that are still open: a grant then has to say why it is given all
 * the same.
 */
export const missingChecks = (file: RepairFile | undefined): string[] =>
  (file?.checklist ?? [])
    .filter(({ required, done }) => required && !done)
    .map(({ check }) => check);
